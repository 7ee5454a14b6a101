import { createRng, type Network } from "@gan/spec";
import { expectBalanced, useCpu } from "@gan/test-utils";
import { initializers, layers, sequential } from "@tensorflow/tfjs-layers";
import { expect, it } from "vitest";
import { uniform } from "./initializers.ts";
import { maxoutDense } from "./maxout-dense.ts";
import { type NetworkFromLayersOptions, networkFromLayers } from "./network-from-layers.ts";

useCpu();

/**
 * Layers with the initializers that TensorFlow.js gives them, and with each of its random ones but `orthogonal`, which
 * needs chained operations, so that Node cannot build it.
 */
const stack = () => [
  layers.dense({ units: 12, inputShape: [6] }),
  layers.dense({ units: 12, kernelInitializer: "heNormal", biasInitializer: "randomUniform" }),
  layers.dense({ units: 12, kernelInitializer: "randomNormal" }),
  layers.dense({ units: 12, kernelInitializer: initializers.truncatedNormal({ seed: 0 }) }),
  layers.prelu({ alphaInitializer: "glorotNormal" }),
  layers.batchNormalization(),
  maxoutDense({ units: 12, pieces: 2, kernelInitializer: initializers.leCunUniform({}) }),
  layers.reshape({ targetShape: [2, 2, 3] }),
  layers.separableConv2d({ filters: 4, kernelSize: 2, padding: "same" }),
  layers.conv2dTranspose({ filters: 3, kernelSize: 2 }),
  layers.reshape({ targetShape: [9, 3] }),
  layers.bidirectional({
    layer: layers.lstm({ units: 3, recurrentInitializer: "leCunNormal" }) as never,
    mergeMode: "concat",
  }),
  layers.dense({ units: 1 }),
];

const network = (options: Partial<NetworkFromLayersOptions>, of: () => layers.Layer[] = stack) =>
  networkFromLayers(sequential({ layers: of() }), { role: "generator", ...options });

const valuesOf = ({ parameters }: Network) =>
  Object.fromEntries(parameters.map(({ name, variable }) => [name, [...variable.dataSync()]]));

it("gives equal weights for equal streams, whatever the initializers", () =>
  expectBalanced(() => {
    const all = [1, 1, 2].map((seed) => network({ rng: createRng(seed) }));
    const [first, again, other] = all.map(valuesOf);
    expect(again).toEqual(first);
    for (const [name, values] of Object.entries(first!)) {
      const isRandom = values.some((value) => value !== values[0]) && !/bias$/.test(name);
      if (isRandom) expect(other![name], name).not.toEqual(values);
    }
    const random = Object.keys(first!).filter((name) => /kernel$|alpha$/.test(name));
    expect(random.length).toBe(14);
    for (const name of random) expect(new Set(first![name]).size, name).toBeGreaterThan(1);
    for (const each of all) each.dispose();
  }));

it("keeps the distribution of each initializer", () => {
  const wide = () => [
    layers.dense({ units: 200, inputShape: [100], kernelInitializer: "glorotUniform" }),
  ];
  using made = network({ rng: createRng(3) }, wide);
  const values = valuesOf(made)["dense-1/kernel"]!;
  const limit = Math.sqrt(6 / 300);
  expect(Math.max(...values.map(Math.abs))).toBeLessThanOrEqual(limit);
  const variance = values.reduce((sum, value) => sum + value ** 2, 0) / values.length;
  expect(variance).toBeCloseTo(limit ** 2 / 3, 3);
  expect(valuesOf(made)["dense-1/bias"]!.every((value) => value === 0)).toBe(true);
});

it("leaves weights alone that have a seed or come from a stream of ours", () => {
  const seeded = () => [
    layers.dense({
      ...{ units: 3, inputShape: [2] },
      kernelInitializer: initializers.randomNormal({ seed: 5 }),
    }),
    layers.dense({ units: 3, kernelInitializer: uniform(0.5, createRng(9).stream("h1")) }),
  ];
  const plain = sequential({ layers: seeded() });
  using made = network({ rng: createRng(1) }, seeded);
  using without = network({}, seeded);
  const expected = plain.getWeights().map((weight) => [...weight.dataSync()]);
  expect(Object.values(valuesOf(made))).toEqual(expected);
  expect(Object.values(valuesOf(without))).toEqual(expected);
  plain.dispose();
});

it("refuses weights without a seed, default ones too, unless told to take them", () => {
  const plain = () => [layers.dense({ units: 1, inputShape: [2] })];
  expect(() => network({}, plain)).toThrow(
    /^The weight `dense-1\/kernel` starts from random numbers.*Pass `rng`.*allowUnseeded: true/,
  );
  using taken = network({ allowUnseeded: true }, plain);
  expect(taken.parameters.length).toBe(2);
});

it("takes a model that was trained as it is", () => {
  const model = sequential({ layers: [layers.dense({ units: 1, inputShape: [2] })] });
  const before = model.getWeights().map((weight) => [...weight.dataSync()]);
  using made = networkFromLayers(model, { role: "discriminator", allowUnseeded: true });
  expect(Object.values(valuesOf(made))).toEqual(before);
});
