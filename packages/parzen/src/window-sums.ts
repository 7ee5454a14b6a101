import { windowNormalizer } from "./window-normalizer.ts";

/**
 * Sums of Gaussian windows that grow while blocks of squared distances arrive: a log-sum-exp of every
 * row and bandwidth at once, in float64.
 */
export interface WindowSums {
  /**
   * Adds a row's squared distances to more samples.
   *
   * @param approximate - Squared distances, each right to within a few units of float32.
   * @param smallest - The smallest of them.
   * @param exact - Gives one of them in full precision; asked only where the error could be seen.
   */
  add(
    row: number,
    approximate: Float64Array,
    smallest: number,
    exact: (sample: number) => number,
  ): void;
  /** For each bandwidth the log-likelihoods of all rows, in nats. */
  logLikelihoods(sampleCount: number, dimensions: number): Float64Array[];
}

/** Terms this many nats below the largest change nothing: 10⁷ of them are one part in 10⁸. */
const NEGLIGIBLE = 35;
/** Terms within this many nats of the largest decide the sum, and each of their errors shows. */
const DECISIVE = 7;
/** So many near ties are looked at closely; the others have the mean of the errors found. */
const CLOSE_LOOKS = 64;

export function createWindowSums(rows: number, bandwidths: readonly number[]): WindowSums {
  /** From the widest window to the narrowest, so that a term too small for one ends the loop. */
  const order = bandwidths.map((_, k) => k).sort((a, b) => bandwidths[b]! - bandwidths[a]!);
  const rates = Float64Array.from(order, (k) => 0.5 / bandwidths[k]! ** 2);
  const [widest, narrowest] = [rates[0]!, rates.at(-1)!];
  const width = rates.length;
  const nearest = new Float64Array(rows).fill(Number.POSITIVE_INFINITY);
  const sums = new Float64Array(rows * width);

  return {
    add(row, approximate, smallest, exact) {
      const start = row * width;
      const origin = lowerNearest(row, smallest);
      const [close, reach] = [DECISIVE / narrowest, NEGLIGIBLE / widest];
      let [looks, errors] = [0, 0];
      for (let i = 0; i < approximate.length; i++) {
        let excess = approximate[i]! - origin;
        if (excess > reach) continue;
        if (excess < close) {
          if (looks < CLOSE_LOOKS) {
            const error = exact(i) - approximate[i]!;
            looks++;
            errors += error;
            excess += error;
          } else excess += errors / looks;
        }
        for (let k = 0; k < width; k++) {
          const depth = excess * rates[k]!;
          if (depth > NEGLIGIBLE) break;
          sums[start + k]! += Math.exp(-depth);
        }
      }
    },
    logLikelihoods(sampleCount, dimensions) {
      const results = bandwidths.map(() => new Float64Array(rows));
      order.forEach((k, column) => {
        const normalizer = windowNormalizer(dimensions, bandwidths[k]!) + Math.log(sampleCount);
        for (let row = 0; row < rows; row++) {
          const largest = -nearest[row]! * rates[column]!;
          results[k]![row] = largest + Math.log(sums[row * width + column]!) - normalizer;
        }
      });
      return results;
    },
  };

  /** Lowers what a row's terms are relative to, and rescales what was summed so far. */
  function lowerNearest(row: number, candidate: number): number {
    const before = nearest[row]!;
    if (candidate >= before) return before;
    nearest[row] = candidate;
    for (let k = 0; k < width; k++) {
      sums[row * width + k]! *= Math.exp((candidate - before) * rates[k]!);
    }
    return candidate;
  }
}
