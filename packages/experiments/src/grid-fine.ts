import { grid as gridDensity } from "@gan/data";
import { ring } from "./ring.ts";
import { toyExperiment } from "./toy-experiment.ts";

/**
 * Twenty-five narrow Gaussians, a twentieth as wide as they lie apart: the figure by which ways of choosing samples are
 * compared. Not one of the paper's.
 *
 * @see Azadi et al., "Discriminator Rejection Sampling", 2019, section 4.1.
 */
export const gridFine = toyExperiment({
  name: "grid-fine",
  title: "Twenty-five narrow Gaussians on a grid",
  density: gridDensity({ spacing: 1, deviation: 0.05 }),
  generator: { hiddenSizes: [256, 256, 256] },
  discriminator: { hiddenSizes: [256, 256, 256] },
  size: 50_000,
  settings: {
    ...ring.settings,
    epochs: 60,
    batchSize: 200,
    learningRate: 0.0003,
    learningRateDecay: 1,
    averageDecay: 0.999,
  },
});
