import "@tensorflow/tfjs-layers";
import { useBackend } from "@gan/backends";
import { cpu } from "@gan/backends/cpu";
import { wasm } from "@gan/backends/wasm";
import { type Backend, createRng, type Network } from "@gan/spec";
import { testNetwork } from "@gan/test-utils";
import {
  grad,
  mul,
  type Scalar,
  sum,
  type Tensor,
  type Tensor2D,
  tensor2d,
  tidy,
  variableGrads,
} from "@tensorflow/tfjs-core";
import { beforeAll, describe, expect, it } from "vitest";
import { smallNetworks } from "./support/small-networks.ts";

const rows = 3;

describe("on wasm", () => {
  beforeAll(async () => void (await useBackend([wasm()])));
  for (const [name, create] of Object.entries(smallNetworks)) testNetwork(name, create);
});

describe.each(Object.entries(smallNetworks))("the gradients of %s", (_, create) => {
  it("are those of cpu on wasm, by weight and by input", { timeout: 120_000 }, async () => {
    const expected = await gradientsOn(cpu(), create);
    const received = await gradientsOn(wasm(), create);
    expect([...received.keys()]).toEqual([...expected.keys()]);
    for (const [name, values] of expected) {
      const largest = Math.max(...values.map(Math.abs));
      expect(largest, name).toBeGreaterThan(0);
      const deviations = received.get(name)!.map((value, i) => Math.abs(value - values[i]!));
      expect(Math.max(...deviations) / largest, name).toBeLessThanOrEqual(1e-5);
    }
  });
});

/** The gradients of a fixed mixture of a network's outputs in training, by parameter, and by `input`. */
async function gradientsOn(
  backend: Backend,
  create: () => Network,
): Promise<Map<string, Float32Array>> {
  await useBackend([backend]);
  const network = create();
  const rowsOf = (name: string, columns: number) => {
    const values = createRng(3)
      .stream(name)
      .fillUniform(new Float32Array(rows * columns), -1, 1);
    return tensor2d(values, [rows, columns]);
  };
  const gradients = new Map<string, Float32Array>();
  tidy(() => {
    const [x, mixture] = [rowsOf("x", network.inputSize), rowsOf("y", network.outputSize)];
    const loss = (input: Tensor): Scalar => {
      const options = { mode: "train", stream: createRng(5).stream("masks") } as const;
      return sum(mul(network.apply(input as Tensor2D, options), mixture));
    };
    const parameters = network.parameters.map(({ variable }) => variable);
    const { grads } = variableGrads(() => loss(x), parameters);
    for (const { name, variable } of network.parameters) {
      gradients.set(name, grads[variable.name]!.dataSync() as Float32Array);
    }
    gradients.set("input", grad(loss)(x).dataSync() as Float32Array);
  });
  network.dispose();
  return gradients;
}
