import type { Grid } from "./grid.ts";

/** Beyond so many deviations a Gaussian is left out: 4e-6 of its height. */
const REACH = 5;

/**
 * The density of weighted numbers on a grid, by a Gaussian kernel.
 *
 *     p(x) = Σ wᵢ N(x; xᵢ, deviation²) / Σ wᵢ
 *
 * @param deviation - Of the kernel, in units of the numbers.
 */
export function smoothedDensity(
  { numbers, weights }: { readonly numbers: Float32Array; readonly weights: Float64Array },
  deviation: number,
  { low, step, points }: Grid,
): Float64Array {
  const density = new Float64Array(points.length);
  const reach = REACH * deviation;
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const pace = step / deviation;
  const change = Math.exp(-pace * pace);
  const factor = 1 / (total * deviation * Math.sqrt(2 * Math.PI));
  for (let i = 0; i < numbers.length; i++) {
    const number = numbers[i]!;
    const first = Math.max(0, Math.ceil((number - reach - low) / step - 0.5));
    const last = Math.min(points.length - 1, Math.floor((number + reach - low) / step - 0.5));
    // From cell to cell exp(−t²/2) changes by a factor that itself changes by a constant one: two exponentials a number.
    const start = (points[first]! - number) / deviation;
    let kernel = factor * weights[i]! * Math.exp(-(start * start) / 2);
    let ratio = Math.exp(-start * pace - (pace * pace) / 2);
    for (let cell = first; cell <= last; cell++) {
      density[cell]! += kernel;
      kernel *= ratio;
      ratio *= change;
    }
  }
  return density;
}
