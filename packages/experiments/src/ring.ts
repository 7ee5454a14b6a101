import { ring as ringDensity } from "@gan/data";
import { releasedSettings } from "./settings.ts";
import { toyExperiment } from "./toy-experiment.ts";

/**
 * Eight Gaussians on a ring: whether G finds all of them shows at a glance. Not one of the paper's.
 *
 * Half a minute on two cores finds all eight modes. With 10 or more `generatorSteps` G collapses: the Helvetica scenario
 * of the paper's section 6, on purpose.
 */
export const ring = toyExperiment({
  name: "ring",
  title: "Eight Gaussians on a ring",
  density: ringDensity({ deviation: 0.1 }),
  generator: { hiddenSizes: [64, 64] },
  discriminator: { hiddenSizes: [64, 64] },
  settings: {
    ...releasedSettings,
    epochs: 40,
    schedule: "alternating",
    discriminatorLossScale: 1,
    rule: "adam",
    learningRate: 0.003,
    learningRateDecay: 1.0004,
    momentumTo: 0.5,
    noise: "gaussian",
    noiseSize: 8,
  },
});
