import { sumOf } from "@gan/core";
import { createSampler, withAffine } from "@gan/data";
import {
  fadeNoise,
  featureMatching,
  fewLabels,
  kPlusOne,
  nameClasses,
  sameClass,
  semiSupervisedDiscriminator,
  semiSupervisedGenerator,
  unlabeled,
  withLabeled,
} from "@gan/extensions";
import { createRng, exampleSize, readRows, type Sampler } from "@gan/spec";
import { CLASSES } from "./digit-classes.ts";
import type { Experiment } from "./experiment.ts";
import { testErrors } from "./measures/test-errors.ts";
import { plan } from "./network-plan.ts";
import { releasedSettings } from "./settings.ts";

/** Examples by which D's layers start, as the authors have it. Their labels are not read. */
const STARTS = 500;

/** What an experiment with few labels is made from. */
export interface SemiSupervisedExperimentOptions {
  readonly name: string;
  readonly title: string;
  /** Whether G plays; without it D learns from the labeled examples alone. @default true */
  readonly hasGenerator?: boolean;
}

/**
 * D learns classes from few labels and all other examples, against a G that matches its features.
 *
 * @param base - Where the examples come from. Which of them are labeled, as many of each class, is chosen by their labels; those
 * of all others are never read.
 * @see Goodfellow et al., "Generative Adversarial Nets", 2014, section 7, 4; Salimans et al., 2016, section 5 and Table 1.
 */
export function semiSupervised(
  base: Experiment,
  { name, title, hasGenerator = true }: SemiSupervisedExperimentOptions,
): Experiment {
  const { load, dataFolder, evaluation } = base;
  return {
    ...{ name, title, load, evaluation },
    ...(dataFolder !== undefined && { dataFolder }),
    needsItsNetworks: true,
    hasOwnObjectives: true,
    settings: {
      ...releasedSettings,
      epochs: 300,
      annealingEpochs: 100,
      schedule: "alternating",
      discriminatorLossScale: 1,
      rule: "adam",
      learningRate: 0.003,
      learningRateDecay: 1,
      epsilon: 1e-4,
      averageDecay: 0.9999,
      labels: 100,
    },
    networks: ({ settings: { noiseSize, width, layerNoiseTo }, train }) => {
      const sizes = { exampleSize: exampleSize(train), width };
      return {
        generator: plan(semiSupervisedGenerator, { ...sizes, noiseSize }),
        discriminator: plan(semiSupervisedDiscriminator, {
          ...{ ...sizes, classes: CLASSES },
          examples: readRows(train, 0, Math.min(STARTS, train.size)),
          ...(layerNoiseTo < 1 && { fades: true }),
        }),
      };
    },
    extend: ({ settings: { affine, layerNoiseTo, epochs, annealingEpochs } }) => {
      const own = hasGenerator ? kPlusOne(CLASSES) : nameClasses("discriminator", CLASSES);
      const hasCopies = hasGenerator && affine > 0;
      return {
        objectives: {
          discriminator: hasCopies ? sumOf(own, sameClass(CLASSES)) : own,
          generator: featureMatching(CLASSES),
        },
        averaged: ["discriminator"],
        ...(layerNoiseTo < 1 && {
          afterDiscriminator: (network) =>
            fadeNoise(network, { to: layerNoiseTo, epochs, over: annealingEpochs }),
        }),
      };
    },
    seen: unlabeled,
    sampler(examples, { settings: { seed, labels, batchSize, affine }, train }) {
      const rng = createRng(seed).fork("labeled/");
      const labeled = fewLabels(train, { count: labels, rng });
      const own = createSampler(labeled, { batchSize: Math.min(batchSize, labels), rng });
      if (affine === 0) return withLabeled(examples, own);
      const changed = (sampler: Sampler, name: string) =>
        withAffine(sampler, { of: train, strength: affine, rng: rng.fork(name) });
      const copies = hasGenerator ? changed(examples, "copies") : undefined;
      return withLabeled(examples, changed(own, "own"), copies);
    },
    ...(!hasGenerator && { movers: ["discriminator"] }),
    isScored: false,
    measures: [testErrors],
  };
}
