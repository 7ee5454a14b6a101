import { biasFromMarginals, loadDigits } from "@gan/data";
import { mnistDiscriminator, mnistGenerator } from "@gan/models";
import { exampleSize } from "@gan/spec";
import type { Experiment } from "./experiment.ts";
import { plan } from "./network-plan.ts";
import { releasedSettings } from "./settings.ts";

const DROPOUT = 0.4;

/**
 * The paper's game, small and quick, on digits the program draws itself: no file is needed, and a few
 * minutes on two cores are enough. Adam, a slower D and wider first weights stand in for the hundreds of
 * epochs that the released configuration takes.
 */
export const digits: Experiment = {
  name: "digits",
  title: "Digits drawn by the program itself",
  settings: {
    ...releasedSettings,
    epochs: 15,
    batchSize: 50,
    discriminatorLossScale: 1,
    rule: "adam",
    learningRate: 0.001,
    averageDecay: 0.998,
    discriminatorRateScale: 0.3,
  },
  evaluation: { samples: 1_000, validation: 1_000 },
  load: async (split) => loadDigits({ split }),
  dropout: DROPOUT,
  networks: ({ settings: { noiseSize, width }, train, dropout = DROPOUT, told = 0 }) => ({
    generator: plan(mnistGenerator, {
      noiseSize: noiseSize + told,
      width,
      hiddenSizes: [256, 256],
      outputBias: biasFromMarginals(train),
    }),
    discriminator: plan(mnistDiscriminator, {
      exampleSize: exampleSize(train) + told,
      width,
      hiddenSizes: [60, 40],
      range: 0.05,
      keepHidden: 1 - dropout,
    }),
  }),
};
