import { grid as gridDensity } from "@gan/data";
import { ring } from "./ring.ts";
import { toyExperiment } from "./toy-experiment.ts";

/** Twenty-five Gaussians on a square grid: harder than the {@link ring}. Not one of the paper's. */
export const grid = toyExperiment({
  name: "grid",
  title: "Twenty-five Gaussians on a grid",
  density: gridDensity({ spacing: 1, deviation: 0.1 }),
  generator: { hiddenSizes: [128, 128] },
  discriminator: { hiddenSizes: [128, 128] },
  settings: ring.settings,
});
