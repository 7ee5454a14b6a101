import { assertWithin, type Dataset, exampleSize, InvalidOptionError } from "@gan/spec";

/** The modes of a mixture, and when one counts as found. */
export interface ModeCountOptions {
  /** σ: standard deviation of each mode, in units of the data. */
  readonly deviation: number;
  /** Share of all samples within 3σ that makes a mode found. @default 0.02 */
  readonly share?: number;
}

/** How well samples cover known modes. */
export interface ModeCount {
  /** Modes there are. */
  readonly total: number;
  /** Modes found. */
  readonly found: number;
  /** Share of samples within 3σ of some mode. */
  readonly nearShare: number;
  /** Share of samples within 3σ of each mode, counted at the nearest. */
  readonly shares: readonly number[];
}

/**
 * Counts the modes of a mixture of Gaussians that samples cover, as on the ring and the grid.
 *
 * @param samples - 10,000 are usual. All are looked at.
 * @param centers - The modes, each of as many numbers as an example.
 * @throws {InvalidOptionError} When a center does not have the size of an example, or an option is out of range.
 */
export function modeCount(
  samples: Dataset,
  centers: readonly (readonly number[])[],
  { deviation, share = 0.02 }: ModeCountOptions,
): ModeCount {
  assertWithin("deviation", deviation, Number.MIN_VALUE, Number.MAX_VALUE);
  assertWithin("share", share, 0, 1);
  const size = exampleSize(samples);
  assertCenters(centers, size);
  const counts = centers.map(() => 0);
  const example = new Float32Array(size);
  for (let i = 0; i < samples.size; i++) {
    samples.read([i], example);
    const { mode, square } = nearestMode(example, centers);
    if (square <= 9 * deviation * deviation) counts[mode]!++;
  }
  const shares = counts.map((count) => count / samples.size);
  return {
    total: centers.length,
    found: shares.filter((part) => part > 0 && part >= share).length,
    nearShare: counts.reduce((sum, count) => sum + count, 0) / samples.size,
    shares,
  };
}

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
