/** Where a group of neighboring values lies. */
export interface Thinned {
  readonly x: number;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Draws long series together: means of neighboring values, with the smallest and largest of each group.
 *
 * @param y - What is not finite, or not there, is left out.
 * @param limit - Groups at most; a shorter series keeps every value.
 */
export function thin<T>(
  values: readonly T[],
  x: (value: T) => number,
  y: (value: T) => number | undefined,
  limit = 240,
): Thinned[] {
  const finite = values.flatMap((value) => {
    const height = y(value) ?? Number.NaN;
    return Number.isFinite(height) ? [{ x: x(value), y: height }] : [];
  });
  const groups = Math.min(limit, finite.length);
  return Array.from({ length: groups }, (_, i) => {
    const from = Math.floor((i * finite.length) / groups);
    const to = Math.floor(((i + 1) * finite.length) / groups);
    const group = finite.slice(from, to);
    const ys = group.map((point) => point.y);
    return {
      x: group[group.length - 1]!.x,
      mean: ys.reduce((sum, value) => sum + value, 0) / ys.length,
      low: Math.min(...ys),
      high: Math.max(...ys),
    };
  });
}
