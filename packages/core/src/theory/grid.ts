import { assertPositiveInteger, InvalidOptionError } from "@gan/spec";

/** Equal cells on a line; a function on the grid is a `Float64Array` of its values at the cells' middles. */
export interface Grid {
  readonly low: number;
  readonly high: number;
  /** Width of a cell. */
  readonly step: number;
  /** Middle of each cell. */
  readonly points: Float64Array;
}

/**
 * Divides an interval into equal cells.
 *
 * @param count - Number of cells. @default 1000
 * @throws {InvalidOptionError} When the interval is empty or the count is not a positive integer.
 */
export function createGrid(low: number, high: number, count = 1000): Grid {
  assertPositiveInteger("count", count);
  if (!(low < high && Number.isFinite(high - low))) {
    throw new InvalidOptionError("high", high, `a number above \`low\`, ${low}`);
  }
  const step = (high - low) / count;
  const points = Float64Array.from({ length: count }, (_, i) => low + (i + 0.5) * step);
  return { low, high, step, points };
}

/** ∫ f(x) dx by the midpoint rule. */
export function integrate(values: ArrayLike<number>, { step }: Grid): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum * step;
}

/**
 * A density on the grid: what `f` gives at each cell's middle, scaled so that it integrates to exactly 1.
 *
 * @param f - A density up to a factor; never negative.
 * @throws {InvalidOptionError} When it is negative or zero everywhere on the grid.
 */
export function densityOn(grid: Grid, f: (x: number) => number): Float64Array {
  const values = grid.points.map(f);
  const mass = integrate(values, grid);
  if (!(mass > 0 && Number.isFinite(mass) && values.every((value) => value >= 0))) {
    throw new InvalidOptionError("f", `a function of mass ${mass}`, "a density on the grid");
  }
  return values.map((value) => value / mass);
}
