import type { Products, Rows } from "@gan/spec";
import { type Doubles, reflectRows } from "./reflect-rows.ts";
import { transposed } from "./transposed.ts";

/** A square matrix with numbers on its diagonal and on some to the right of it alone. */
export interface Band {
  readonly size: number;
  /** Diagonals to the right of the main one. */
  readonly width: number;
  /** Number `i`, `i + k` stands at `i * (width + 1) + k`. */
  readonly values: Float64Array;
}

/**
 * Brings a matrix to a band by reflections from both sides, which leave its singular values as they are: many at a time, so that
 * nearly all of it is matrix products. To two diagonals right away it would be as many operations, one vector after the other.
 *
 * @param matrix - At least as many rows as numbers in one; overwritten.
 * @see Großer and Lang, "Efficient parallel reduction to bidiagonal form", 1999.
 */
export async function bandOf(
  matrix: Doubles,
  products: Products,
  { width: most = 64 }: { readonly width?: number } = {},
): Promise<Band> {
  const { size } = matrix;
  const width = Math.min(most, size);
  const values = new Float64Array(size * (width + 1));
  let columns = transposed(matrix);
  const [one, other] = [matrix.values, columns.values];
  for (let from = 0; from < size; from += width) {
    const count = Math.min(width, size - from);
    const left = await reflectRows(columns, count, one, products);
    place(left.triangle, count, (i, j) => (j > i ? -1 : (from + j) * (width + 1) + i - j), values);
    if (left.rest.size === 0) break;
    const right = await reflectRows(left.rest, count, other, products);
    const columnsLeft = size - from - count;
    place(
      right.triangle,
      columnsLeft,
      (i, j) => (j > i ? -1 : (from + i) * (width + 1) + width + j - i),
      values,
    );
    columns = right.rest;
  }
  return { size, width, values };
}

/** Puts a triangle's numbers where they stand in the band; `at` says -1 of those that are none of it. */
function place(
  { values, count, size }: Rows,
  columns: number,
  at: (row: number, column: number) => number,
  band: Float64Array,
): void {
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < Math.min(columns, size, count); j++) {
      const to = at(i, j);
      if (to >= 0) band[to] = values[i * size + j]!;
    }
  }
}
