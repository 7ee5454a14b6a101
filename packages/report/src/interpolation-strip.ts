import { type Dataset, InvalidOptionError } from "@gan/spec";
import type { Image } from "./image.ts";
import { sampleGrid } from "./sample-grid.ts";

/** How Figure 3 is laid out. */
export interface InterpolationStripOptions {
  /** Pictures from one end to the other; the data set holds a multiple of them, row after row. */
  readonly steps: number;
  /** Pixels around and between the pictures. @default 2 */
  readonly padding?: number;
}

/**
 * Figure 3: each row goes along a straight line between two noise vectors, decoded by G.
 *
 * @param samples - G's pictures along the lines, row after row.
 * @throws {InvalidOptionError} When the samples do not fill whole rows.
 * @throws {ShapeMismatchError} When they are not pictures.
 * @see Goodfellow et al., "Generative Adversarial Nets", 2014, figure 3.
 */
export function interpolationStrip(
  samples: Dataset,
  { steps, padding = 2 }: InterpolationStripOptions,
): Image {
  const rows = samples.size / steps;
  if (!Number.isInteger(rows)) {
    throw new InvalidOptionError(
      "steps",
      steps,
      `a divisor of the ${samples.size} samples`,
      "Give whole rows.",
    );
  }
  return sampleGrid(samples, { rows, columns: steps, padding });
}
