import type { Products, Rows } from "@gan/spec";
import { pickRows } from "./pick-rows.ts";
import { transposed } from "./transposed.ts";

/** Rows of the factor that are found one after the other before the rest of the matrix follows by a product. */
const PANEL = 64;
/** Rows that follow at once. */
const BLOCK = 256;

/**
 * A factor F of a symmetric matrix without negative eigenvalues: FᵀF, with as many rows as the matrix has rank. Cholesky's, with
 * the largest remaining diagonal element taken first, which needs no inverse and ends where only rounding is left.
 *
 * @param matrix - `[size, size]`; overwritten.
 * @see Higham, "Analysis of the Cholesky decomposition of a semi-definite matrix", 1990; Lucas, "LAPACK-style codes for level 2 and
 *   3 pivoted Cholesky factorizations", 2004.
 */
export async function factorOf(
  matrix: Float64Array,
  size: number,
  products: Products,
): Promise<Rows> {
  const factor = new Float64Array(size * size);
  // The columns that no row was taken for yet; `matrix` is left with these alone.
  let columns = Uint32Array.from({ length: size }, (_, i) => i);
  let count = 0;
  let negligible: number | undefined;
  while (columns.length > 0) {
    const rest = columns.length;
    const diagonal = Float64Array.from({ length: rest }, (_, i) => matrix[i * rest + i]!);
    negligible ??= size * Number.EPSILON * diagonal.reduce((most, x) => Math.max(most, x), 0);
    const { rows, taken } = panelOf(matrix, diagonal, negligible);
    for (let i = 0; i < rows.count; i++, count++) {
      for (let j = 0; j < rest; j++)
        factor[count * size + columns[j]!] = rows.values[i * rest + j]!;
    }
    if (rows.count < PANEL) break;
    const turned = transposed(rows);
    const kept = Uint32Array.from(columns.keys()).filter((j) => taken[j] === 0);
    for (let from = 0, to = 0; from < kept.length; from += BLOCK) {
      const some = kept.subarray(from, from + BLOCK);
      const ofSome = pickRows(turned, some);
      to = shrink(matrix, await products(ofSome, turned), { some, kept, size: rest, to });
    }
    columns = kept.map((j) => columns[j]!);
  }
  return { values: factor.subarray(0, count * size), count, size };
}

/** The next rows of a factor, of a matrix that those before are taken out of; fewer where only rounding is left. */
function panelOf(matrix: Float64Array, diagonal: Float64Array, negligible: number) {
  const size = diagonal.length;
  const taken = new Uint8Array(size);
  const values = new Float64Array(Math.min(PANEL, size) * size);
  let count = 0;
  for (; count < Math.min(PANEL, size); count++) {
    const pivot = indexOfLargest(diagonal);
    if (!(diagonal[pivot]! > negligible)) break;
    const row = values.subarray(count * size, (count + 1) * size);
    row.set(matrix.subarray(pivot * size, (pivot + 1) * size));
    for (let m = 0; m < count; m++) {
      const earlier = values.subarray(m * size, (m + 1) * size);
      const weight = earlier[pivot]!;
      for (let j = 0; j < size; j++) row[j]! -= weight * earlier[j]!;
    }
    const root = Math.sqrt(diagonal[pivot]!);
    for (let j = 0; j < size; j++) {
      row[j] = taken[j] === 1 || diagonal[j] === 0 ? 0 : row[j]! / root;
      diagonal[j] = Math.max(0, diagonal[j]! - row[j]! ** 2);
    }
    row[pivot] = root;
    taken[pivot] = 1;
    diagonal[pivot] = 0;
  }
  return { rows: { values: values.subarray(0, count * size), count, size }, taken };
}

/**
 * Takes products away from some of the rows that are kept, and puts of them what stands in columns that are kept behind those
 * before: never behind what is yet to be read.
 *
 * @returns Where the next ones go.
 */
function shrink(
  matrix: Float64Array,
  products: Float64Array,
  place: {
    readonly some: Uint32Array;
    readonly kept: Uint32Array;
    readonly size: number;
    readonly to: number;
  },
): number {
  const { some, kept, size } = place;
  let to = place.to;
  for (let i = 0; i < some.length; i++) {
    const row = some[i]! * size;
    for (let k = 0; k < kept.length; k++) {
      const j = kept[k]!;
      matrix[to++] = matrix[row + j]! - products[i * size + j]!;
    }
  }
  return to;
}

function indexOfLargest(values: Float64Array): number {
  let index = 0;
  for (let i = 1; i < values.length; i++) if (values[i]! > values[index]!) index = i;
  return index;
}
