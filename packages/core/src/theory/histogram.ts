import { InvalidOptionError } from "@gan/spec";
import { jensenShannon } from "./divergence.ts";
import type { Grid } from "./grid.ts";

/**
 * The density of samples on a grid, by counting.
 *
 * The first and the last cell are open towards -∞ and ∞, so every sample counts and the result integrates to 1.
 *
 * @throws {InvalidOptionError} When there are no samples, or one is not a number.
 */
export function histogram(samples: ArrayLike<number>, { low, step, points }: Grid): Float64Array {
  const { length } = samples;
  if (length === 0) throw new InvalidOptionError("samples", "empty", "at least one number");
  const density = new Float64Array(points.length);
  const last = points.length - 1;
  for (let i = 0; i < length; i++) {
    const sample = samples[i]!;
    if (Number.isNaN(sample)) throw new InvalidOptionError("samples", sample, "numbers");
    const cell = Math.min(last, Math.max(0, Math.floor((sample - low) / step)));
    density[cell] = density[cell]! + 1 / (length * step);
  }
  return density;
}

/**
 * Jensen–Shannon divergence of two sets of numbers by their histograms, in nats.
 *
 * Counting noise adds about `cells / (8 m)` for each set of m samples: 0.00025 in all for 100 cells and 100,000 of
 * each.
 */
export function jensenShannonOfSamples(
  real: ArrayLike<number>,
  fake: ArrayLike<number>,
  grid: Grid,
): number {
  return jensenShannon(histogram(real, grid), histogram(fake, grid), grid);
}
