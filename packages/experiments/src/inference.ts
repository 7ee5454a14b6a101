import { encoder, frozen, inferNoise } from "@gan/extensions";
import { toyDiscriminator } from "@gan/models";
import { exampleSize } from "@gan/spec";
import type { Experiment } from "./experiment.ts";
import { nearestNeighborAccuracy } from "./measures/nearest-neighbor-accuracy.ts";
import { noiseError } from "./measures/noise-error.ts";
import { reconstructed, reconstruction } from "./measures/reconstruction.ts";
import { type NetworkPlan, plan } from "./network-plan.ts";
import { releasedSettings } from "./settings.ts";
import { withoutRun } from "./without-run.ts";

const settings = {
  ...releasedSettings,
  epochs: 100,
  rule: "adam",
  learningRate: 0.0003,
  learningRateDecay: 1,
  annealingEpochs: 60,
  averageDecay: 0,
} as const;

/** What is the same whichever run it goes on from. */
const own = {
  name: "inference",
  title: "Learned approximate inference for a finished generator (section 7)",
  needsItsNetworks: true,
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
            network: plan(encoder, { exampleSize: exampleSize(train), noiseSize, width }),
            objective: inferNoise("encoder"),
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

function finished({ describe, create }: NetworkPlan): NetworkPlan {
  return { describe, create: (rng) => frozen(create(rng)) };
}
