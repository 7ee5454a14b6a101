import { createRequire } from "node:module";
import { expectBalanced } from "@gan/test-utils";
import * as tf from "@tensorflow/tfjs-core";
import { layers, sequential } from "@tensorflow/tfjs-layers";
import { expect, it } from "vitest";
import { exportOnnx } from "./export-onnx.ts";
import { useOnnx } from "./testing/use-backends.ts";

useOnnx();

/** ONNX Runtime through its public, asynchronous API, as another program would use it. */
// biome-ignore lint/suspicious/noExplicitAny: required, because its types are not needed elsewhere.
const ort: any = createRequire(import.meta.url)("onnxruntime-node");

it("writes a file that ONNX Runtime's own API runs with the same results", async () => {
  const model = sequential({
    layers: [
      layers.dense({ inputShape: [5], units: 12, activation: "relu" }),
      layers.reshape({ targetShape: [2, 2, 3] }),
      layers.conv2d({ filters: 4, kernelSize: 2, padding: "same", activation: "tanh" }),
      layers.flatten(),
      layers.dense({ units: 3, activation: "sigmoid" }),
    ],
  });
  const noise = tf.randomNormal([7, 5]);
  const bytes = exportOnnx(({ noise }) => ({ image: model.predict(noise!) as tf.Tensor }), {
    noise,
  });
  const expected = await (model.predict(noise) as tf.Tensor).data();

  const session = await ort.InferenceSession.create(bytes);
  expect(session.inputNames).toEqual(["noise"]);
  const feeds = { noise: new ort.Tensor("float32", await noise.data(), [7, 5]) };
  const { image } = await session.run(feeds);
  expect(image.dims).toEqual([7, 3]);
  for (const [i, value] of expected.entries()) expect(image.data[i]).toBeCloseTo(value, 6);
  expect(tf.getBackend()).toBe("onnx");
  expect(await tf.add(noise, 0).data()).toEqual(await noise.data());
});

it("leaves no tensor behind", () =>
  expectBalanced(() => {
    tf.tidy(() => {
      const x = tf.ones([2, 2]);
      exportOnnx(({ x }) => ({ y: tf.mul(x!, 2) }), { x });
    });
  }));

it("says why a result cannot be written", () => {
  const x = tf.ones([2]);
  const peek = ({ x }: tf.NamedTensorMap) => ({ y: tf.scalar(tf.sum(x!).dataSync()[0]!) });
  expect(() => exportOnnx(peek, { x })).toThrow(/`y` was not recorded.*recorded kernels/);
});
