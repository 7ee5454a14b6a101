import { createRequire } from "node:module";
import { exportOnnx } from "@gan/backend-onnx";
import { exportGraphModel } from "@gan/graph-model";
import { createRng, type Network } from "@gan/spec";
import { useCpu } from "@gan/test-utils";
import { loadGraphModel } from "@tensorflow/tfjs-converter";
import {
  dispose,
  env,
  getBackend,
  io,
  type NamedTensorMap,
  sigmoid,
  type Tensor,
  type Tensor2D,
  tensor2d,
  tidy,
  zeros,
} from "@tensorflow/tfjs-core";
import { beforeAll, expect, it } from "vitest";
import { smallNetworks } from "./support/small-networks.ts";

useCpu();
// TensorFlow.js's check for leaks takes a weight that changes backends within an operation for one.
beforeAll(() => env().set("IS_TEST", false));

/** ONNX Runtime's public API, as another program uses it. */
// biome-ignore lint/suspicious/noExplicitAny: its types are not needed elsewhere.
const ort: any = createRequire(import.meta.url)("onnxruntime-node");
const options = { mode: "evaluate", stream: createRng(1).stream("unused") } as const;

/** Pixels of a G, or D(x), with the largest numbers in `[0, 1]`. */
const apply = (network: Network, x: Tensor2D): Tensor =>
  tidy(() => {
    const y = network.apply(x, options);
    return network.outputSize === 1 ? sigmoid(y) : y;
  });

it.each(Object.entries(smallNetworks))(
  "gives the pixels of %s in ONNX Runtime and as a graph model, for any number of rows",
  async (_, create) => {
    using network = create();
    const compute = ({ x }: NamedTensorMap) => ({ y: apply(network, x as Tensor2D) });
    const inputs = { x: zeros([1, network.inputSize]) };
    const session = await ort.InferenceSession.create(
      exportOnnx(compute, inputs, { freeBatch: true }),
    );
    const artifacts = await exportGraphModel(compute, inputs, { freeBatch: true });
    const model = await loadGraphModel(io.fromMemory(artifacts));
    for (const rows of [1, 3]) {
      const shape: [number, number] = [rows, network.inputSize];
      const values = createRng(rows)
        .stream("x")
        .fillUniform(new Float32Array(rows * shape[1]));
      const x = tensor2d(values, shape);
      const [expected, loaded] = [apply(network, x), model.predict(x) as Tensor];
      const { y } = await session.run({ x: new ort.Tensor("float32", values, shape) });
      expect(y.dims).toEqual(expected.shape);
      expect(loaded.shape).toEqual(expected.shape);
      const pixels = await expected.data();
      expect(largestDifference(y.data, pixels)).toBeLessThanOrEqual(1e-6);
      expect(largestDifference(await loaded.data(), pixels)).toBe(0);
      dispose([x, expected, loaded]);
    }
    expect(getBackend()).toBe("cpu");
    model.dispose();
    dispose(inputs);
  },
);

function largestDifference(received: ArrayLike<number>, expected: ArrayLike<number>): number {
  expect(received).toHaveLength(expected.length);
  let largest = 0;
  for (let i = 0; i < expected.length; i++) {
    largest = Math.max(largest, Math.abs(received[i]! - expected[i]!));
  }
  return largest;
}
