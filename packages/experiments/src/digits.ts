import { biasFromMarginals, loadDigits } from "@gan/data";
import { mnistDiscriminator, mnistGenerator } from "@gan/models";
import type { Experiment } from "./experiment.ts";
import { plan } from "./network-plan.ts";
import { releasedSettings } from "./settings.ts";

/** The paper's MNIST experiment, small, on digits the program draws itself: no file is needed. */
export const digits: Experiment = {
  name: "digits",
  title: "Digits drawn by the program itself",
  settings: { ...releasedSettings, epochs: 15 },
  evaluation: { samples: 1_000, validation: 1_000 },
  load: async (split) => loadDigits({ split }),
  networks: ({ settings: { noiseSize, width }, train }) => ({
    generator: plan(mnistGenerator, {
      noiseSize,
      width,
      outputBias: biasFromMarginals(train),
      hiddenSizes: [400, 400],
    }),
    discriminator: plan(mnistDiscriminator, {
      width,
      hiddenSizes: [120, 120],
    }),
  }),
};
