import {
  assertWithin,
  createMetric,
  type Dataset,
  exampleSize,
  InvalidOptionError,
  type KnownModes,
} from "@gan/spec";

/** How well samples cover known modes. */
export interface ModeCount {
  /** Modes there are. */
  readonly total: number;
  /** Modes found. */
  readonly found: number;
  /** Share of samples within 3σ of some mode. */
  readonly nearShare: number;
  /**
   * How wide the samples within 3σ lie around their modes: the root of their mean square along an axis, over σ. Near 1 where modes are
   * as wide as they should be: Gaussians of a plane have .974, since what is farther off is left out. 0 where none is near.
   */
  readonly spread: number;
  /** Share of samples within 3σ of each mode, counted at the nearest. */
  readonly shares: readonly number[];
}

/**
 * Counts the modes of a mixture of Gaussians that samples cover, as on the ring and the grid.
 *
 * @param samples - 10,000 are usual. All are looked at.
 * @throws {InvalidOptionError} When a center does not have the size of an example, or an option is out of range.
 */
export function modeCount(
  samples: Dataset,
  { centers, deviation, share = 0.02 }: KnownModes,
): ModeCount {
  assertWithin("deviation", deviation, Number.MIN_VALUE, Number.MAX_VALUE);
  assertWithin("share", share, 0, 1);
  const size = exampleSize(samples);
  assertCenters(centers, size);
  const counts = centers.map(() => 0);
  let squares = 0;
  const example = new Float32Array(size);
  for (let i = 0; i < samples.size; i++) {
    samples.read([i], example);
    const { mode, square } = nearestMode(example, centers);
    if (square > 9 * deviation * deviation) continue;
    counts[mode]!++;
    squares += square;
  }
  const near = counts.reduce((sum, count) => sum + count, 0);
  const shares = counts.map((count) => count / samples.size);
  return {
    total: centers.length,
    found: shares.filter((part) => part > 0 && part >= share).length,
    nearShare: near / samples.size,
    spread: near === 0 ? 0 : Math.sqrt(squares / near / size) / deviation,
    shares,
  };
}

/** {@link modeCount} without the share of each mode. */
export const modeCountMetric = createMetric({
  name: "mode-count",
  describe:
    "How many of the known modes the samples cover, the share of samples near one, and how wide they lie there beside the data.",
  needs: ["samples", "modes"],
  async measure({ samples, modes }) {
    const { shares: _, ...counted } = modeCount(samples, modes);
    return counted;
  },
});

function nearestMode(example: Float32Array, centers: readonly (readonly number[])[]) {
  let [mode, square] = [0, Number.POSITIVE_INFINITY];
  for (let i = 0; i < centers.length; i++) {
    let sum = 0;
    for (let axis = 0; axis < example.length; axis++) {
      sum += (example[axis]! - centers[i]![axis]!) ** 2;
    }
    if (sum < square) [mode, square] = [i, sum];
  }
  return { mode, square };
}

function assertCenters(centers: readonly (readonly number[])[], size: number): void {
  if (centers.length === 0) throw new InvalidOptionError("centers", "empty", "at least one mode");
  const wrong = centers.find((center) => center.length !== size);
  if (wrong !== undefined) {
    const expected = `${size} numbers for each mode, as many as an example has`;
    throw new InvalidOptionError("centers", `${wrong.length} numbers for a mode`, expected);
  }
}
