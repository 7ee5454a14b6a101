import type { CurvePoint } from "./comparison.ts";

/**
 * Draws neighboring points together, into bins that lie alike for every run.
 *
 * Each becomes the mean of the records in it, at its right edge. Runs whose bins are equal can be averaged.
 *
 * @param width - Of a bin; the first begins above 0, and what lies at 0 stays alone.
 * @param end - Where the last bin ends, whole or not.
 */
export function binPoints(
  points: readonly CurvePoint[],
  width: number,
  end = Number.POSITIVE_INFINITY,
): CurvePoint[] {
  const bins = new Map<number, { sum: number; count: number }>();
  for (const { x, y, count = 1 } of points) {
    if (!Number.isFinite(y)) continue;
    const bin = Math.ceil(x / width - 1e-9);
    const { sum, count: before } = bins.get(bin) ?? { sum: 0, count: 0 };
    bins.set(bin, { sum: sum + y * count, count: before + count });
  }
  return [...bins]
    .sort(([a], [b]) => a - b)
    .map(([bin, { sum, count }]) => ({ x: Math.min(bin * width, end), y: sum / count, count }));
}
