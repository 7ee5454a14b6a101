import { biasFromMarginals, partition } from "@gan/data";
import { mnistDiscriminator, mnistGenerator } from "@gan/models";
import { createRng, exampleSize, InvalidOptionError, MissingFileError } from "@gan/spec";
import type { Experiment } from "./experiment.ts";
import { plan } from "./network-plan.ts";
import { releasedSettings } from "./settings.ts";

const DROPOUT = 0.4;
/** Fewer leave nothing to hold out. */
const LEAST = 20;

/**
 * Pictures of one's own, with networks whose first and last layers fit them. Not one of the paper's.
 *
 * Which tenth of the pictures is held out to choose by, and which to report on, does not depend on the seed.
 */
export const images: Experiment = {
  name: "images",
  title: "Your own pictures",
  takesPictures: true,
  settings: {
    ...releasedSettings,
    epochs: 500,
    batchSize: 50,
    discriminatorLossScale: 1,
    rule: "adam",
    learningRate: 0.001,
    discriminatorRateScale: 0.3,
  },
  evaluation: { samples: 1_000, validation: 1_000 },
  async load(split, _source, { pictures } = {}) {
    if (pictures === undefined) {
      throw new MissingFileError(
        "*.png, *.jpg",
        "Name a folder of pictures: `gan train images <folder>`.",
      );
    }
    if (pictures.size < LEAST) {
      const expected = `at least ${LEAST}: some are held out to choose by, and some to report on`;
      throw new InvalidOptionError("pictures in the folder", pictures.size, expected);
    }
    return partition(pictures, { rng: createRng(0) })[split];
  },
  dropout: DROPOUT,
  networks: ({ settings: { noiseSize, width }, train, dropout = DROPOUT }) => ({
    generator: plan(mnistGenerator, {
      noiseSize,
      width,
      hiddenSizes: [512, 512],
      exampleSize: exampleSize(train),
      outputBias: biasFromMarginals(train),
    }),
    discriminator: plan(mnistDiscriminator, {
      width,
      hiddenSizes: [120, 60],
      range: 0.02,
      keepHidden: 1 - dropout,
      exampleSize: exampleSize(train),
    }),
  }),
};
