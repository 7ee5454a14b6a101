import { biasFromMarginals, loadMnist } from "@gan/data";
import { mnistDiscriminator, mnistGenerator } from "@gan/models";
import { exampleSize } from "@gan/spec";
import type { Experiment } from "./experiment.ts";
import { plan } from "./network-plan.ts";
import { releasedSettings } from "./settings.ts";

const DROPOUT = 0.5;

/**
 * The paper's MNIST row, as the authors' released configuration has it.
 *
 * @see Goodfellow et al., "Generative Adversarial Nets", 2014, Table 1 and Figure 2a.
 */
export const mnist: Experiment = {
  name: "mnist",
  title: "MNIST: Table 1 and Figure 2a",
  dataFolder: "mnist",
  published: { column: "mnist", trainingExamples: 50_000 },
  settings: releasedSettings,
  evaluation: { samples: 10_000, validation: 1_000 },
  load: (split, source) => loadMnist({ split, source }),
  dropout: DROPOUT,
  networks: ({ settings: { noiseSize, width }, train, dropout = DROPOUT, told = 0 }) => ({
    generator: plan(mnistGenerator, {
      noiseSize: noiseSize + told,
      width,
      outputBias: biasFromMarginals(train),
    }),
    discriminator: plan(mnistDiscriminator, {
      exampleSize: exampleSize(train) + told,
      width,
      keepHidden: 1 - dropout,
    }),
  }),
};
