import { biasFromMarginals } from "@gan/data";
import { mnistDiscriminator, mnistGenerator } from "@gan/models";
import { exampleSize } from "@gan/spec";
import { plan } from "../network-plan.ts";
import type { PicturePreset } from "./picture-preset.ts";

const DROPOUT = 0.4;

/** The fully connected networks of 2014, whose first and last layers fit the pictures. */
export const paper: PicturePreset = {
  settings: {
    epochs: 500,
    batchSize: 50,
    discriminatorLossScale: 1,
    rule: "adam",
    learningRate: 0.001,
    discriminatorRateScale: 0.3,
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
