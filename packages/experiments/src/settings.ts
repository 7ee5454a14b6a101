import { augmentations, losses, penalties, priors, rules, schedules } from "@gan/core";
import { z } from "zod";
import { type PresetName, presetNames } from "./presets/preset-names.ts";

/** One of the names of a registry, described by what each of them stands for. */
function oneOf<Name extends string>(
  registry: Readonly<Record<Name, { readonly description?: string }>>,
  what: string,
) {
  const entries = Object.entries<{ readonly description?: string }>(registry);
  const meanings = entries.map(([name, { description }]) =>
    description ? `${name} (${description})` : name,
  );
  const names = Object.keys(registry) as [Name, ...Name[]];
  return z.enum(names).describe(`${what}: ${meanings.join(", ")}`);
}

/** What nobody trains with is refused by a number, not by the memory it takes. */
const countTo = (most: number) => z.int().min(1).max(most);
const upTo = (most: number) => z.number().min(0).max(most);
/** Beyond this, float32 ends. */
const positive = z.number().positive().max(1e30);

const penalty = oneOf<keyof typeof penalties>(penalties, "what D descends beside its loss");

const augmentation = oneOf<keyof typeof augmentations>(
  augmentations,
  "how pictures are changed at random before D sees them, real ones and samples alike",
);

const preset = oneOf<PresetName>(
  presetNames,
  "networks and settings for your own pictures, from which other flags may differ",
);

/**
 * Everything that decides how a run goes: two runs with equal settings, data and backend are equal, byte
 * for byte. Flat and plain, so that it is a file, a command line, a form and a hash all the same.
 */
export const settingsSchema = z.object({
  seed: z.int().min(0).describe("seed of every random stream"),
  epochs: z.number().positive().max(1e6).describe("passes over the training data"),
  pretrainingEpochs: upTo(1e6).describe("passes of the first stage, where there is one (tfd)"),
  batchSize: countTo(100_000).describe("m: examples in a minibatch"),
  microbatches: countTo(100_000)
    .default(1)
    .describe(
      "n: parts that a minibatch is taken in, one after the other; onnx gives them to two threads",
    ),
  schedule: oneOf(schedules, "how the players take turns"),
  loss: oneOf<keyof typeof losses>(losses, "what the players descend"),
  discriminatorLossScale: positive.describe("factor of D's loss; the released code has 0.5"),
  discriminatorSteps: countTo(100_000).describe("k: updates of D in one iteration (alternating)"),
  generatorSteps: countTo(100_000).describe("updates of G in one iteration (alternating)"),
  rule: oneOf(rules, "learning rule of both players"),
  learningRate: positive.describe("η at the first iteration"),
  discriminatorRateScale: positive.describe("factor of η for D"),
  learningRateDecay: z.number().min(1).max(1e30).describe("divisor of η per iteration"),
  learningRateFloor: upTo(1e30).describe("smallest η"),
  annealingEpochs: upTo(1e6).describe(
    "last epochs, over which η falls linearly to nothing; 0 for none",
  ),
  momentumFrom: z.number().min(0).lt(1).describe("μ in the first epoch"),
  momentumTo: z.number().min(0).lt(1).describe("μ after the ramp"),
  momentumEpochs: z.int().min(2).max(1e6).describe("epochs from one to the other"),
  squareDecay: z
    .number()
    .min(0)
    .lt(1)
    .default(0.999)
    .describe("β₂ of Adam: decay of the mean of squared gradients"),
  epsilon: positive
    .default(1e-8)
    .describe("ε of Adam: steps shrink where gradients are not larger than it"),
  averageDecay: z
    .number()
    .min(0)
    .lt(1)
    .describe(
      "decay of the running mean of weights that a player is used with afterwards, which is G; 0 for none",
    ),
  maxColumnNorm: upTo(1e30).describe("largest norm of the weights into a unit; 0 for none"),
  penalty: penalty.default("none").describe(penalty.description!),
  penaltyWeight: positive.default(10).describe("λ or γ: how heavy the penalty is"),
  penaltyEvery: countTo(100_000)
    .default(1)
    .describe("n: only each n-th update of D has the penalty, n times as heavy"),
  clip: upTo(1e30).default(0).describe("D's weights are cut to ± as much; 0 for none"),
  spectralNorm: upTo(1e30).default(0).describe("largest spectral norm of D's kernels; 0 for none"),
  labelSmoothing: z
    .number()
    .min(0)
    .lt(1)
    .default(0)
    .describe("share by which D is told to be less than sure of real examples"),
  instanceNoise: upTo(1e30)
    .default(0)
    .describe("σ of the noise on all that D sees, at first; 0 for none"),
  instanceNoiseEpochs: z.int().min(2).max(1e6).default(10).describe("epochs until it is 0"),
  augmentation: augmentation.default("none").describe(augmentation.description!),
  noise: oneOf(priors, "p_z, the prior on noise"),
  noiseSize: countTo(10_000).describe("numbers in a noise vector"),
  labels: z
    .int()
    .min(0)
    .max(1_000_000)
    .default(0)
    .describe("examples whose class is told, where an experiment learns from few"),
  affine: upTo(4)
    .default(0)
    .describe(
      "how far pictures are turned, stretched, slanted and moved where an experiment learns from few labels: 1 for up to 12°, an eighth, a fifth, a fourteenth; 0 not at all",
    ),
  layerNoiseTo: upTo(1)
    .default(1)
    .describe(
      "share of the noise in D's layers that is left at the end, where an experiment learns from few labels: it falls as η does over annealingEpochs; 1 for all",
    ),
  // Runs of old, which name none, have the paper's networks.
  preset: preset.default("paper").describe(preset.description!),
  width: z.number().positive().max(10).describe("factor of every hidden width, for small machines"),
});

/** Everything that decides how a run goes, as {@link settingsSchema} checks it. */
export type Settings = z.infer<typeof settingsSchema>;

/** What the authors' released configurations share. */
export const releasedSettings = {
  seed: 2014,
  epochs: 100,
  pretrainingEpochs: 0,
  batchSize: 100,
  microbatches: 1,
  schedule: "simultaneous",
  loss: "non-saturating",
  discriminatorLossScale: 0.5,
  discriminatorSteps: 1,
  generatorSteps: 1,
  rule: "momentum",
  learningRate: 0.1,
  discriminatorRateScale: 1,
  learningRateDecay: 1.000004,
  learningRateFloor: 1e-6,
  annealingEpochs: 0,
  momentumFrom: 0.5,
  momentumTo: 0.7,
  momentumEpochs: 250,
  squareDecay: 0.999,
  epsilon: 1e-8,
  averageDecay: 0,
  maxColumnNorm: 0,
  penalty: "none",
  penaltyWeight: 10,
  penaltyEvery: 1,
  clip: 0,
  spectralNorm: 0,
  labelSmoothing: 0,
  instanceNoise: 0,
  instanceNoiseEpochs: 10,
  augmentation: "none",
  noise: "uniform",
  noiseSize: 100,
  labels: 0,
  affine: 0,
  layerNoiseTo: 1,
  preset: "paper",
  width: 1,
} as const satisfies Settings;
