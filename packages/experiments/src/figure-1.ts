import { gaussian } from "@gan/data";
import { releasedSettings } from "./settings.ts";
import { toyExperiment } from "./toy-experiment.ts";

/**
 * The paper's Figure 1: noise from a uniform distribution on a line becomes a Gaussian, by a map that contracts where the
 * density is high and expands where it is low.
 *
 * No code of the authors' exists for it; networks and settings are ours, and the seed is one with which G starts out
 * increasing, so that no arrow from z to x crosses another. Five updates of D for each of G keep D near D*, and a mean
 * of G's weights is drawn from, since the last minibatches leave ripples in p_g. The tails come last: there a uniform z has to be
 * stretched without bound.
 *
 * @see Goodfellow et al., "Generative Adversarial Nets", 2014, Figure 1.
 */
export const figure1 = toyExperiment({
  name: "figure-1",
  title: "Figure 1: a Gaussian on a line",
  density: gaussian({ mean: 1 }),
  generator: { hiddenSizes: [32, 32], spread: 1.75 },
  discriminator: { hiddenSizes: [64, 64], spread: 4 },
  size: 100_000,
  settings: {
    ...releasedSettings,
    seed: 3,
    epochs: 100,
    batchSize: 500,
    schedule: "alternating",
    discriminatorLossScale: 1,
    discriminatorSteps: 5,
    rule: "adam",
    learningRate: 0.004,
    learningRateDecay: 1.0006,
    momentumTo: 0.5,
    averageDecay: 0.998,
    noiseSize: 1,
  },
});
