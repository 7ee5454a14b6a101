import type { Rows } from "@gan/spec";

/** Rows that are turned at once: what they become is then written in one go, and stays in the cache until then. */
const TILE = 8;

/** A matrix with its columns as rows: a copy, in float64. */
export function transposed({ values, count, size }: Rows): Rows & {
  readonly values: Float64Array;
} {
  const turned = { values: new Float64Array(count * size), count: size, size: count };
  transposeInto(turned.values, { values, count, size }, { of: count });
  return turned;
}

/** Where rows become columns, and what is taken away from them before. */
export interface TransposeOptions {
  /** Rows that the matrix has, of which these may be some. */
  readonly of: number;
  /** Which of them is the first of these. @default 0 */
  readonly from?: number;
  /** A number for each column, or one for each number of these rows. @default nothing */
  readonly less?: Float64Array;
}

/** Writes rows as columns of another matrix. */
export function transposeInto(
  turned: Float64Array,
  { values, count, size }: Rows,
  { of, from = 0, less = new Float64Array(size) }: TransposeOptions,
): void {
  // Less is one row for all, or goes on with the rows.
  const step = less.length === size ? 0 : size;
  for (let row = 0; row < count; row += TILE) {
    const rows = Math.min(TILE, count - row);
    for (let j = 0; j < size; j++) {
      const to = j * of + from + row;
      let at = row * size + j;
      let lessAt = row * step + j;
      for (let i = 0; i < rows; i++, at += size, lessAt += step) {
        turned[to + i] = values[at]! - less[lessAt]!;
      }
    }
  }
}
