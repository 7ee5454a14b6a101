import { grid as gridDensity } from "@gan/data";
import { ring } from "./ring.ts";
import { toyExperiment } from "./toy-experiment.ts";

/**
 * Twenty-five Gaussians on a square grid, harder than the {@link ring}: G finds some twenty of them in two minutes, and the health
 * monitor says that it is not there yet. Not one of the paper's.
 */
export const grid = toyExperiment({
  name: "grid",
  title: "Twenty-five Gaussians on a grid",
  density: gridDensity({ spacing: 1, deviation: 0.1 }),
  generator: { hiddenSizes: [128, 128] },
  discriminator: { hiddenSizes: [128, 128] },
  settings: { ...ring.settings, epochs: 80, learningRate: 0.004, learningRateDecay: 1.0003 },
});
