import { biasFromMarginals, loadTfd } from "@gan/data";
import { tfdDiscriminator, tfdGenerator, tfdPretrainGenerator } from "@gan/models";
import type { Experiment, NetworkContext } from "./experiment.ts";
import { plan } from "./network-plan.ts";
import { releasedSettings } from "./settings.ts";

const playersWith =
  (generator: typeof tfdGenerator | typeof tfdPretrainGenerator) =>
  ({ settings: { noiseSize, width }, train }: NetworkContext) => ({
    generator: plan(generator, { noiseSize, width, outputBias: biasFromMarginals(train) }),
    discriminator: plan(tfdDiscriminator, { width }),
  });

/**
 * The paper's Toronto Face Dataset row, in the two stages of the authors' released configuration: a G of three layers
 * is trained first, then two new layers under it, against a fresh D, everything trained.
 *
 * It learns from the unlabeled faces, which are the same in every fold, and is scored on all five folds.
 *
 * @see Goodfellow et al., "Generative Adversarial Nets", 2014, Table 1 and Figure 2b.
 */
export const tfd: Experiment = {
  name: "tfd",
  title: "Toronto Face Dataset: Table 1 and Figure 2b",
  dataFolder: "tfd",
  published: { column: "tfd", trainingExamples: 98_058 },
  settings: {
    ...releasedSettings,
    epochs: 22,
    pretrainingEpochs: 50,
    learningRate: 0.05,
    maxColumnNorm: 1.9365,
    noise: "gaussian",
  },
  evaluation: { samples: 10_000, validation: Number.POSITIVE_INFINITY, folds: 5 },
  load: (split, source, { fold = 1 } = {}) =>
    loadTfd({ split: split === "train" ? "unlabeled" : split, fold, source }),
  pretraining: playersWith(tfdPretrainGenerator),
  networks: playersWith(tfdGenerator),
};
