import { sumOf } from "@gan/core";
import { encoder, frozen, inferNoise, keepExamples } from "@gan/extensions";
import { toyDiscriminator } from "@gan/models";
import { exampleSize, type Network } from "@gan/spec";
import type { Experiment } from "./experiment.ts";
import { nearestNeighborAccuracy } from "./measures/nearest-neighbor-accuracy.ts";
import { noiseError } from "./measures/noise-error.ts";
import { reconstructed, reconstruction } from "./measures/reconstruction.ts";
import { type NetworkPlan, plan } from "./network-plan.ts";
import { releasedSettings } from "./settings.ts";
import { withoutRun } from "./without-run.ts";

const settings = {
  ...releasedSettings,
  epochs: 10,
  rule: "adam",
  learningRate: 0.001,
  learningRateDecay: 1,
  annealingEpochs: 5,
  averageDecay: 0,
} as const;

/** E's own sizes: wide above a narrow code, so that its file is small. */
const sizes = { codeSize: 50, hiddenSizes: [800, 800] } as const;
/** How much the code's error in x counts, beside E's errors in z and in G(E(x)). */
const CODE_WEIGHT = 10;

/** What is the same whichever run it goes on from. */
const own = {
  name: "inference",
  title: "Learned approximate inference for a finished generator (section 7)",
  needsItsNetworks: true,
  hasOwnObjectives: true,
  isScored: false,
} as const;

/**
 * Learned approximate inference: an encoder of z from x, trained for the finished generator of another run.
 *
 * @see Goodfellow et al., "Generative Adversarial Nets", 2014, section 7, 2.
 */
export const inference: Experiment = {
  ...own,
  settings,
  evaluation: { samples: 1_000, validation: 1_000 },
  load: () => Promise.reject(withoutRun("inference")),
  networks: () => {
    throw withoutRun("inference");
  },
  of: ({ experiment: base, settings: before }) => {
    const { of } = inference;
    const { load, dataFolder, batchFiles, evaluation, networks } = base;
    const { noise, noiseSize } = before;
    return {
      ...{ ...own, load, evaluation, ...(of && { of }) },
      ...(dataFolder !== undefined && { dataFolder }),
      ...(batchFiles && { batchFiles }),
      settings: { ...settings, noise, noiseSize },
      networks: (context) => ({
        generator: finished(networks({ ...context, settings: before }).generator),
        // Nobody asks it anything: a game has one.
        discriminator: plan(toyDiscriminator, {
          exampleSize: exampleSize(context.train),
          hiddenSizes: [1],
        }),
      }),
      extend: ({ settings: { width }, train }) => ({
        players: {
          encoder: {
            network: plan(encoder, { exampleSize: exampleSize(train), noiseSize, width, ...sizes }),
            objective: (network) => sumOf(inferNoise("encoder"), keepExamples(codeOf(network))),
          },
        },
        averaged: ["encoder"],
      }),
      movers: ["encoder"],
      measures: [nearestNeighborAccuracy, reconstruction, noiseError],
      pictures: async (played) => [await reconstructed(played)],
    };
  },
};

function codeOf({ parameters }: Network) {
  const { variable } = parameters.find(({ name }) => name === "code/kernel")!;
  return { weights: variable, weight: CODE_WEIGHT };
}

function finished({ describe, create }: NetworkPlan): NetworkPlan {
  return { describe, create: (rng) => frozen(create(rng)) };
}
