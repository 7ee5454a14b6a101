import { createRng, type Network } from "@gan/spec";
import { checkGradient, expectBalanced, testNetwork, useCpu } from "@gan/test-utils";
import { type Scalar, square, sum, type Tensor2D, tensor2d, tidy } from "@tensorflow/tfjs-core";
import { input, layers, model, sequential } from "@tensorflow/tfjs-layers";
import { expect, it } from "vitest";
import { constant, uniform } from "./initializers.ts";
import { maxoutDense } from "./maxout-dense.ts";
import { networkFromLayers } from "./network-from-layers.ts";

useCpu();
const rng = createRng(2);
const start = (name: string) => uniform(0.5, rng.stream(name));
const options = (mode: "train" | "evaluate", iteration = 1) => ({
  mode,
  stream: rng.stream("masks", iteration),
});
const dense = (units: number, activation: "relu" | "linear" | "sigmoid" | "tanh" = "linear") =>
  layers.dense({ units, activation, kernelInitializer: start(`dense-${units}`) });
const isDiscriminator = { role: "discriminator" } as const;

const convolutional = () =>
  networkFromLayers(
    sequential({
      layers: [
        layers.reshape({ inputShape: [36], targetShape: [6, 6, 1] }),
        layers.conv2d({ filters: 3, kernelSize: 3, kernelInitializer: start("conv") }),
        layers.batchNormalization({}),
        layers.leakyReLU(),
        layers.dropout({ rate: 0.5 }),
        layers.flatten(),
        dense(1),
      ],
    }),
    isDiscriminator,
  );

const images = () =>
  networkFromLayers(
    sequential({
      layers: [
        layers.dense({ units: 36, inputShape: [4], kernelInitializer: start("h0") }),
        layers.batchNormalization({}),
        layers.activation({ activation: "relu" }),
        layers.reshape({ targetShape: [3, 3, 4] }),
        layers.conv2dTranspose({
          filters: 1,
          kernelSize: 2,
          strides: 2,
          activation: "sigmoid",
          kernelInitializer: start("y"),
        }),
      ],
    }),
    { role: "generator" },
  );

const nested = () => {
  const x = input({ shape: [2, 3] });
  const flat = layers.flatten({}).apply(x);
  const inner = sequential({
    layers: [layers.dropout({ rate: 0.5, inputShape: [6] }), dense(4, "relu")],
  });
  const left = inner.apply(flat);
  const right = dense(4, "relu").apply(flat);
  const joined = layers.add().apply([left, right] as Parameters<layers.Layer["apply"]>[0]);
  const y = layers
    .dense({ units: 1, kernelInitializer: start("y"), name: "y" })
    .apply(joined) as Parameters<typeof model>[0]["outputs"];
  return networkFromLayers(model({ inputs: x, outputs: y }), isDiscriminator);
};

testNetwork("of convolution, batch normalization and dropout", convolutional);
testNetwork("of transposed convolution", images);
testNetwork("of a model inside a model", nested);
testNetwork("that gives probabilities", () =>
  networkFromLayers(
    sequential({ layers: [layers.inputLayer({ inputShape: [5] }), dense(1, "sigmoid")] }),
    { ...isDiscriminator, output: "probability" },
  ),
);
testNetwork("of maxout", () =>
  networkFromLayers(
    sequential({
      layers: [
        layers.inputLayer({ inputShape: [5] }),
        maxoutDense({ name: "h0", units: 4, pieces: 3, kernelInitializer: start("h0") }),
        dense(2),
      ],
    }),
    { role: "generator" },
  ),
);

const withNetwork = (create: () => Network, check: (network: Network) => void) =>
  expectBalanced(() => {
    const network = create();
    tidy(() => check(network));
    network.dispose();
  });

it("names weights by layer, whatever was built before, and keeps running statistics as state", () =>
  withNetwork(convolutional, ({ parameters, state, layers: summary, inputSize, outputSize }) => {
    expect([inputSize, outputSize]).toEqual([36, 1]);
    expect(parameters.map(({ name, kind }) => `${name} ${kind}`)).toEqual([
      "conv2-d-1/kernel kernel",
      "conv2-d-1/bias bias",
      "batch-normalization-1/gamma other",
      "batch-normalization-1/beta other",
      "dense-1/kernel kernel",
      "dense-1/bias bias",
    ]);
    expect(state.map(({ name }) => name)).toEqual([
      "batch-normalization-1/moving_mean",
      "batch-normalization-1/moving_variance",
    ]);
    expect(summary[1]).toEqual({
      name: "conv2-d-1",
      description: "linear conv 3, 3×3, stride 1",
      outputShape: [4, 4, 3],
      parameterCount: 30,
    });
  }));

it("moves batch statistics in training as the layer does: 0.99 old + 0.01 new", () => {
  const create = () =>
    networkFromLayers(
      sequential({ layers: [layers.batchNormalization({ inputShape: [2], momentum: 0.99 })] }),
      { role: "generator" },
    );
  return withNetwork(create, (network) => {
    const x = tensor2d([
      [1, 10],
      [3, 30],
    ]);
    const movingMean = () => [...network.state[0]!.variable.dataSync()];
    network.apply(x, options("evaluate"));
    expect(movingMean()).toEqual([0, 0]);
    const normalized = network.apply(x, options("train")).dataSync();
    expect(normalized[0]).toBeCloseTo(-1, 2);
    expect(movingMean()[0]).toBeCloseTo(0.02, 6);
    expect(movingMean()[1]).toBeCloseTo(0.2, 6);
  });
});

it("draws the masks of dropout layers from the stream, in layer order", () => {
  const create = () =>
    networkFromLayers(
      sequential({
        layers: [
          layers.dropout({ rate: 0.2, inputShape: [50] }),
          layers.dropout({ rate: 0.5, seed: 9 }),
        ],
      }),
      { role: "generator" },
    );
  return withNetwork(create, (network) => {
    const y = network.apply(tensor2d([new Array(50).fill(1)]), options("train")).dataSync();
    const stream = options("train").stream;
    const first = stream.fillMask(new Float32Array(50), 0.8);
    const second = stream.fillMask(new Float32Array(50), 0.5);
    expect(y).toEqual(first.map((value, i) => value * second[i]!));
  });
});

it("agrees with central differences through every kind of layer", () =>
  withNetwork(nested, (network) => {
    const values = Float32Array.from({ length: 12 }, (_, i) => ((i * 7) % 5) / 2 - 0.9);
    for (const mode of ["train", "evaluate"] as const) {
      checkGradient(
        (x) => sum(square(network.apply(x as Tensor2D, options(mode)))) as Scalar,
        { values, shape: [2, 6] },
        { step: 1e-3 },
      );
    }
  }));

it("turns probabilities into the logits they came from", () => {
  const last = (activation: "linear" | "sigmoid") =>
    sequential({
      layers: [
        layers.dense({
          units: 1,
          inputShape: [1],
          activation,
          kernelInitializer: constant(1),
        }),
      ],
    });
  const create = () =>
    networkFromLayers(last("sigmoid"), { ...isDiscriminator, output: "probability" });
  return withNetwork(create, (network) => {
    const logits = network.apply(tensor2d([[-3], [0], [2], [90], [-900]]), options("evaluate"));
    const [a, b, c, high, low] = logits.dataSync();
    expect([a, b, c].map((value) => value!.toFixed(3))).toEqual(["-3.000", "0.000", "2.000"]);
    expect(high).toBeCloseTo(15.94, 1);
    expect(low).toBeCloseTo(-16.12, 1);
  });
});

it.each<[string, () => layers.Layer[], RegExp]>([
  [
    "a sigmoid",
    () => [dense(1, "sigmoid")],
    /`sigmoid` of layer `dense.*linear last layer, or pass/,
  ],
  [
    "a sigmoid in a layer of its own",
    () => [
      dense(1),
      layers.activation({ activation: "sigmoid" }),
      layers.reshape({ targetShape: [1] }),
    ],
    /ends in the activation `sigmoid` of layer `activation/,
  ],
  [
    "a sigmoid at the end of an inner model",
    () => [sequential({ layers: [layers.inputLayer({ inputShape: [3] }), dense(1, "sigmoid")] })],
    /ends in the activation `sigmoid`/,
  ],
  [
    "a softmax of one",
    () => [dense(1), layers.softmax()],
    /gives 1 whatever its input.*linear last layer\.$/,
  ],
  ["tanh", () => [dense(1, "tanh")], /between −1 and 1/],
  [
    "noise of its own",
    () => [layers.gaussianDropout({ rate: 0.5 }), dense(1)],
    /\(GaussianDropout\) draws random numbers.*cannot be repeated.*`layers.dropout`.*allowUnseeded/,
  ],
  [
    "a regularizer",
    () => [layers.dense({ units: 1, kernelRegularizer: "l1l2" })],
    /`kernelRegularizer`, which training in a game does not apply\. Remove it/,
  ],
])("refuses a discriminator with %s, naming layer and repair", (_what, stack, advice) => {
  const build = () =>
    networkFromLayers(
      sequential({ layers: [layers.inputLayer({ inputShape: [3] }), ...stack()] }),
      isDiscriminator,
    );
  expect(build).toThrow(advice);
});

it("refuses probabilities from a linear layer, open shapes and several inputs", () => {
  const stack = sequential({ layers: [layers.inputLayer({ inputShape: [3] }), dense(1)] });
  expect(() => networkFromLayers(stack, { ...isDiscriminator, output: "probability" })).toThrow(
    /is linear, so the discriminator gives logits.*Leave out/,
  );
  const open = sequential({
    layers: [layers.conv2d({ filters: 1, kernelSize: 1, inputShape: [null, null, 1] })],
  });
  expect(() => networkFromLayers(open, { role: "generator" })).toThrow(
    /input has shape \[any, any, any, 1\].*full `inputShape`/,
  );
  const [a, b] = [input({ shape: [1] }), input({ shape: [1] })];
  const two = model({ inputs: [a, b], outputs: layers.add().apply([a, b]) as typeof a });
  expect(() => networkFromLayers(two, { role: "generator" })).toThrow(
    /has 2 inputs; a player has one/,
  );
});

it("takes layers whose noise has no seed when told to", () =>
  withNetwork(
    () =>
      networkFromLayers(
        sequential({ layers: [layers.gaussianDropout({ rate: 0.5, inputShape: [3] })] }),
        { role: "generator", allowUnseeded: true },
      ),
    (network) => {
      const y = network.apply(tensor2d([[1, 1, 1]]), options("train"));
      expect(y.dataSync().some((value) => value !== 1)).toBe(true);
    },
  ));

it.each([
  { what: "batch normalization", extra: () => layers.batchNormalization({}), isTogether: false },
  {
    what: "a mask for all rows",
    extra: () => layers.dropout({ rate: 0.5, noiseShape: [1, 6] }),
    isTogether: false,
  },
  { what: "dropout and noise", extra: () => layers.gaussianNoise({ stddev: 1 }), isTogether: true },
])("takes several minibatches at once with $what: $isTogether", ({ extra, isTogether }) => {
  const model = sequential({
    layers: [
      layers.dense({ units: 6, inputShape: [4], kernelInitializer: start("h0") }),
      layers.dropout({ rate: 0.5 }),
      extra(),
      dense(1),
    ],
  });
  const network = networkFromLayers(model, isDiscriminator);
  expect(network.applyEach !== undefined).toBe(isTogether);
  network.dispose();
});

testNetwork("of dense layers with noise", () =>
  networkFromLayers(
    sequential({
      layers: [
        layers.dense({ units: 6, inputShape: [4], kernelInitializer: start("h0") }),
        layers.gaussianNoise({ stddev: 0.5 }),
        layers.dropout({ rate: 0.5 }),
        dense(1),
      ],
    }),
    isDiscriminator,
  ),
);
