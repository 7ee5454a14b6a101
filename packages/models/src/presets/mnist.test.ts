import { createRng } from "@gan/spec";
import { expectBalanced, testNetwork, useCpu } from "@gan/test-utils";
import { moments, ones, tidy } from "@tensorflow/tfjs-core";
import { expect, it } from "vitest";
import { mnistDiscriminator, mnistGenerator } from "../index.ts";

useCpu();
const rng = createRng(1);
const parameterCount = (layers: readonly { readonly parameterCount: number }[]) =>
  layers.reduce((sum, { parameterCount }) => sum + parameterCount, 0);

testNetwork("mnistGenerator", () => mnistGenerator({ rng, width: 0.02, noiseSize: 7 }));
testNetwork("mnistDiscriminator", () => mnistDiscriminator({ rng, width: 0.02 }));

it("is the paper's generator: 2,503,984 parameters, U(−.05, .05), biases 0", () =>
  expectBalanced(() => {
    const network = mnistGenerator({ rng });
    const sizes = network.parameters.map(({ name, variable }) => [name, variable.shape]);
    expect(Object.fromEntries(sizes)).toEqual({
      "h0/kernel": [100, 1200],
      "h0/bias": [1200],
      "h1/kernel": [1200, 1200],
      "h1/bias": [1200],
      "y/kernel": [1200, 784],
      "y/bias": [784],
    });
    expect(parameterCount(network.layers)).toBe(2_503_984);
    expect(network.layers.map(({ description }) => description)).toEqual([
      "relu 1200",
      "relu 1200",
      "sigmoid 784",
    ]);
    for (const { kind, variable } of network.parameters) {
      const values = variable.dataSync() as Float32Array;
      const extreme = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
      if (kind === "bias") expect(extreme).toBe(0);
      else expect(extreme).toSatisfy((value: number) => value > 0.0499 && value <= 0.05);
    }
    network.dispose();
  }));

it("is the paper's discriminator: 1,231,441 parameters, U(−.005, .005)", () =>
  expectBalanced(() => {
    const network = mnistDiscriminator({ rng });
    expect(parameterCount(network.layers)).toBe(1_231_441);
    expect(network.layers.map(({ name, description }) => `${name}: ${description}`)).toEqual([
      "h0-dropout: dropout, keep 0.8",
      "h0: maxout 240 × 5",
      "h1-dropout: dropout, keep 0.5",
      "h1: maxout 240 × 5",
      "y-dropout: dropout, keep 0.5",
      "y: linear 1",
    ]);
    tidy(() => {
      const { mean, variance } = moments(network.parameters[0]!.variable);
      expect(Math.abs(mean.dataSync()[0]!)).toBeLessThan(2e-5);
      expect(variance.dataSync()[0]! / (0.005 ** 2 / 3)).toBeCloseTo(1, 2);
    });
    network.dispose();
  }));

it("describes what it would build without building it", () =>
  expectBalanced(() => {
    for (const preset of [mnistGenerator, mnistDiscriminator]) {
      const network = preset({ rng, width: 0.1 });
      expect(preset.describe({ width: 0.1 })).toEqual(network.layers);
      network.dispose();
    }
    expect(parameterCount(mnistGenerator.describe())).toBe(2_503_984);
  }));

it("gives equal seeds equal bits and other seeds others", () => {
  const bits = (seed: number) => {
    const network = mnistDiscriminator({ rng: createRng(seed), width: 0.01 });
    const values = network.parameters.flatMap(({ variable }) => [...variable.dataSync()]);
    network.dispose();
    return values;
  };
  expect(bits(3)).toEqual(bits(3));
  expect(bits(4)).not.toEqual(bits(3));
});

it("keeps two networks whose layers have the same names apart", () => {
  const networks = [1, 2].map((seed) => mnistGenerator({ rng: createRng(seed), width: 0.01 }));
  const images = networks.map((network) =>
    tidy(() => {
      const stream = rng.stream("unused");
      return [...network.apply(ones([1, 100]), { mode: "evaluate", stream }).dataSync()];
    }),
  );
  expect(images[0]).not.toEqual(images[1]);
  for (const network of networks) network.dispose();
});

it("draws the data's mean at first when it is given the marginals' logits", () => {
  const outputBias = Float32Array.from({ length: 784 }, (_, i) => i / 100 - 4);
  const network = mnistGenerator({ rng, width: 0.01, outputBias });
  expect(network.parameters.at(-1)!.variable.dataSync()).toEqual(outputBias);
  network.dispose();
});

it.each([
  [() => mnistGenerator({ rng, width: 0.01, outputBias: [1, 2] }), /`y\/bias` .*\[2\].*784 values/],
  [() => mnistGenerator({ rng, width: 0 }), /`width` is 0, expected a number above 0/],
  [() => mnistDiscriminator({ rng, pieces: 0 }), /`pieces` is 0/],
])("says what is wrong with its options", (build, advice) => {
  expect(build).toThrow(advice);
});
