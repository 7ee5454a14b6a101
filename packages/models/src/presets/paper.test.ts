import { createRng } from "@gan/spec";
import { expectBalanced, testNetwork, useCpu } from "@gan/test-utils";
import { memory } from "@tensorflow/tfjs-core";
import { expect, it } from "vitest";
import {
  cifar10ConvDiscriminator,
  cifar10ConvGenerator,
  cifar10Discriminator,
  cifar10Generator,
  stackGenerators,
  tfdDiscriminator,
  tfdGenerator,
  tfdPretrainGenerator,
  toyDiscriminator,
  toyGenerator,
} from "../index.ts";

useCpu();
const rng = createRng(1);
const small = { rng, width: 0.002 };

testNetwork("tfdPretrainGenerator", () => tfdPretrainGenerator(small));
testNetwork("tfdGenerator", () => tfdGenerator(small));
testNetwork("tfdDiscriminator", () => tfdDiscriminator({ ...small, exampleSize: 20 }));
testNetwork("cifar10Generator", () => cifar10Generator(small));
testNetwork("cifar10Generator with hidden noise", () =>
  cifar10Generator({ ...small, exampleSize: 40, hiddenKeep: 0.5, hiddenNoise: 0.1 }),
);
testNetwork("cifar10Discriminator", () => cifar10Discriminator({ ...small, exampleSize: 20 }));
testNetwork("cifar10ConvGenerator", () => cifar10ConvGenerator(small));
testNetwork("cifar10ConvDiscriminator", () => cifar10ConvDiscriminator({ rng, width: 0.02 }));

testNetwork("toyGenerator", () => toyGenerator({ rng, width: 0.05, hiddenNoise: 0.1 }));
testNetwork("toyDiscriminator", () =>
  toyDiscriminator({ rng, exampleSize: 1, activation: "tanh" }),
);

it("spreads the kinks of a toy network over its inputs", () => {
  const network = toyDiscriminator({ rng, exampleSize: 1, hiddenSizes: [64], spread: 3 });
  const [weights, biases] = ["h0/kernel", "h0/bias"].map((wanted) =>
    network.parameters.find(({ name }) => name === wanted)!.variable.dataSync(),
  );
  const kinks = [...weights!].map((weight, unit) => -biases![unit]! / weight);
  expect(Math.min(...kinks)).toBeLessThan(-2.5);
  expect(Math.max(...kinks)).toBeGreaterThan(2.5);
  expect(kinks.every((kink) => Math.abs(kink) < 3.001)).toBe(true);
  network.dispose();
});

it.each([
  ["tfdPretrainGenerator", tfdPretrainGenerator, 83_250_304],
  ["tfdGenerator", tfdGenerator, 83_250_304 + 1_608_100],
  ["tfdDiscriminator", tfdDiscriminator, 21_037_201],
  ["cifar10Generator", cifar10Generator, 89_395_072],
  ["cifar10Discriminator", cifar10Discriminator, 37_393_601],
  ["cifar10ConvGenerator", cifar10ConvGenerator, 64_825_072],
  ["cifar10ConvDiscriminator", cifar10ConvDiscriminator, 12_454_073],
])("%s has the paper's parameters at full width, told without making one", (_name, preset, count) =>
  expectBalanced(() => {
    const before = memory().numBytes;
    const listed = preset.describe().reduce((sum, { parameterCount }) => sum + parameterCount, 0);
    expect(listed).toBe(count);
    expect(memory().numBytes).toBe(before);
  }),
);

it("describes at any width what it builds", () => {
  const options = { width: 0.01 };
  for (const preset of [tfdGenerator, cifar10ConvGenerator, cifar10ConvDiscriminator] as const) {
    const network = preset({ rng, ...options });
    expect(preset.describe(options)).toEqual(network.layers);
    network.dispose();
  }
});

it("starts the convolutional generator's weights above the first layer as wide as it is told", () => {
  const network = cifar10ConvGenerator({ rng, width: 0.02, range: 0.3 });
  const widest = network.parameters
    .filter(({ kind }) => kind === "kernel")
    .map(({ name, variable }) => [name, Math.max(...variable.dataSync().map(Math.abs))] as const);
  for (const [name, weight] of widest) {
    const range = name === "h0/kernel" ? 0.05 : 0.3;
    expect(weight, name).toBeGreaterThan(0.9 * range);
    expect(weight, name).toBeLessThanOrEqual(range);
  }
  expect(widest.map(([name]) => name)).toEqual(["h0/kernel", "h1/kernel", "y/kernel"]);
  network.dispose();
});

it("has the shapes of the paper's convolutional discriminator", () => {
  const shapes = cifar10ConvDiscriminator
    .describe()
    .filter(({ name }) => !name.endsWith("dropout"))
    .map(
      ({ name, description, outputShape }) => `${name}: ${description}: ${outputShape.join("×")}`,
    );
  expect(shapes).toEqual([
    "h0: maxout conv 32 × 2, 8×8, pad 4: 33×33×32",
    "h0-pool: max pool 4×4, stride 2: 16×16×32",
    "h1: maxout conv 32 × 2, 8×8, pad 3: 15×15×32",
    "h1-pool: max pool 4×4, stride 2: 7×7×32",
    "h2: maxout conv 192 × 2, 5×5, pad 3: 9×9×192",
    "h2-pool: max pool 2×2, stride 2: 5×5×192",
    "h2-flat: flatten: 4800",
    "h3: maxout 500 × 5: 500",
    "y: linear 1: 1",
  ]);
});

it("scales hidden widths only: noise, image, kernels, pieces and TFD's 100 units stay", () => {
  const shapes = (layers: readonly { readonly outputShape: readonly number[] }[]) =>
    layers.map(({ outputShape }) => outputShape.join("×"));
  expect(shapes(cifar10ConvGenerator.describe({ width: 0.05 }))).toEqual([
    "400",
    "400",
    "10×10×4",
    "32×32×3",
  ]);
  expect(shapes(tfdGenerator.describe({ width: 0.01 }))).toEqual(["80", "100", "80", "80", "2304"]);
  expect(tfdDiscriminator.describe({ width: 1e-9 })[1]).toMatchObject({
    description: "maxout 1 × 5",
    parameterCount: 2304 * 5 + 5,
  });
});

it("starts TFD's generator as the authors did: sigmoids mostly off, 100 connections per pixel", () => {
  const network = tfdPretrainGenerator({ rng, width: 0.02, exampleSize: 30 });
  const values = (wanted: string) => {
    const { variable } = network.parameters.find(({ name }) => name === wanted)!;
    return variable.dataSync() as Float32Array;
  };
  expect(new Set(values("h1/bias"))).toEqual(new Set([-2]));
  expect(new Set(values("h0/bias"))).toEqual(new Set([0]));
  expect(values("y/kernel").filter((weight) => weight !== 0)).toHaveLength(100 * 30);
  network.dispose();
});

it("puts new layers under the pretrained ones and keeps their weights", () =>
  expectBalanced(() => {
    const pretrained = tfdPretrainGenerator({ rng, width: 0.002 });
    const before = pretrained.parameters.map(({ variable }) => variable.dataSync().slice());
    const network = tfdGenerator({ ...small, pretrained });
    const after = network.parameters.filter(({ name }) => name.startsWith("pretrained/"));
    expect(after.map(({ variable }) => variable.dataSync())).toEqual(before);
    expect(network.parameters.map(({ name }) => name).slice(0, 2)).toEqual([
      "new/h0/kernel",
      "new/h0/bias",
    ]);
    network.dispose();
  }));

it("says which widths do not meet", () => {
  const [lower, upper] = [
    cifar10Generator({ ...small, exampleSize: 3 }),
    cifar10Generator({ ...small, noiseSize: 4 }),
  ];
  expect(() => stackGenerators(lower, upper)).toThrow(
    "`output of cifar10-generator` has shape [any, 3], expected [any, 4]. Give the last layer of the lower network 4 units, as `cifar10-generator` takes.",
  );
  for (const network of [lower, upper]) network.dispose();
});
