import { datasetFromFloats } from "@gan/data";
import type { LayerSummary } from "@gan/spec";
import { expect, it } from "vitest";
import { cifar10, cifar10Conv, type Experiment, mnist, stagesOf, tfd } from "./index.ts";

/** Data of an experiment's shape; the layers do not depend on what is in it. */
const blank = (exampleShape: readonly number[]) => {
  const values = new Float32Array(exampleShape.reduce((product, size) => product * size, 2));
  return datasetFromFloats({ name: "blank", exampleShape, values, range: [0, 1] });
};

/** Both players at full width: no weight is made. */
const describePlayers = (experiment: Experiment, exampleShape: readonly number[]) => {
  const { settings } = experiment;
  const { generator, discriminator } = experiment.networks({
    settings,
    train: blank(exampleShape),
  });
  return [generator.describe(), discriminator.describe()];
};

const countOf = (layers: readonly LayerSummary[]) =>
  layers.reduce((sum, { parameterCount }) => sum + parameterCount, 0);
const shapesOf = (layers: readonly LayerSummary[]) =>
  layers
    .filter(({ name }) => !name.endsWith("dropout"))
    .map(({ outputShape }) => outputShape.join("×"));

it("has the parameter counts that the paper's configurations imply", () => {
  const [pretraining, training] = stagesOf(tfd, tfd.settings);
  const counts = (experiment: Experiment, shape: number[]) =>
    describePlayers(experiment, shape).map(countOf);
  expect(counts(mnist, [28, 28, 1])).toEqual([2_503_984, 1_231_441]);
  expect(counts(pretraining!.experiment, [48, 48, 1])).toEqual([83_250_304, 21_037_201]);
  expect(counts(training!.experiment, [48, 48, 1])).toEqual([83_250_304 + 1_608_100, 21_037_201]);
  expect(counts(cifar10, [32, 32, 3])).toEqual([89_395_072, 37_393_601]);
  expect(counts(cifar10Conv, [32, 32, 3])).toEqual([64_825_072, 12_454_073]);
});

it("has the layers that the paper's configurations list", () => {
  const shapes = (experiment: Experiment, shape: number[]) =>
    describePlayers(experiment, shape).map(shapesOf);
  expect(shapes(tfd, [48, 48, 1])).toEqual([
    ["8000", "100", "8000", "8000", "2304"],
    ["1200", "1200", "1"],
  ]);
  expect(shapes(cifar10, [32, 32, 3])).toEqual([
    ["8000", "8000", "3072"],
    ["1600", "1600", "1"],
  ]);
  expect(shapes(cifar10Conv, [32, 32, 3])).toEqual([
    ["8000", "8000", "10×10×80", "32×32×3"],
    // biome-ignore format: a row for each layer of the table
    [
      "33×33×32", "16×16×32",
      "15×15×32", "7×7×32",
      "9×9×192", "5×5×192",
      "4800", "500", "1",
    ],
  ]);
});

it("scales hidden layers by the width and nothing else", () => {
  const narrow = (experiment: Experiment) => ({
    ...experiment,
    settings: { ...experiment.settings, width: 0.1 },
  });
  expect(describePlayers(narrow(tfd), [48, 48, 1]).map(shapesOf)).toEqual([
    ["800", "100", "800", "800", "2304"],
    ["120", "120", "1"],
  ]);
  expect(describePlayers(narrow(cifar10Conv), [32, 32, 3]).map(shapesOf)[0]).toEqual([
    "800",
    "800",
    "10×10×8",
    "32×32×3",
  ]);
});

it("has the rates, norms, noise and batches of the paper's configurations", () => {
  const shared = { schedule: "simultaneous", loss: "non-saturating", discriminatorLossScale: 0.5 };
  const gaussian = { ...shared, noise: "gaussian", noiseSize: 100, rule: "momentum" };
  const faces = { ...gaussian, batchSize: 100, learningRate: 0.05, maxColumnNorm: 1.9365 };
  expect(stagesOf(tfd, tfd.settings).map(({ name, settings }) => [name, settings])).toMatchObject([
    ["pretraining", { ...faces, epochs: 50 }],
    ["training", { ...faces, epochs: 22 }],
  ]);
  expect(tfd.evaluation).toEqual({ samples: 10_000, validation: Infinity, folds: 5 });
  const pictures = { ...gaussian, maxColumnNorm: 0 };
  expect(cifar10.settings).toMatchObject({ ...pictures, batchSize: 100, learningRate: 0.025 });
  expect(cifar10Conv.settings).toMatchObject({ ...pictures, batchSize: 128, learningRate: 0.004 });
});
