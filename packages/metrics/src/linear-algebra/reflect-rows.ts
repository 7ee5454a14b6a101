import type { Products, Rows } from "@gan/spec";
import { dot } from "./dot.ts";
import { partOf } from "./part-of.ts";
import { transposed, transposeInto } from "./transposed.ts";

/** Rows that follow the reflections at once. */
const BLOCK = 256;

/** A matrix in float64. */
export type Doubles = Rows & { readonly values: Float64Array };

/** A matrix whose first rows have been reflected. */
export interface Reflected {
  /** The first rows: nothing stands to the right of their diagonal. */
  readonly triangle: Rows;
  /** The other rows after the same reflections, with columns as rows. */
  readonly rest: Doubles;
}

/**
 * Turns a matrix from the right by Householder reflections, so that of its first rows a lower triangle is left. The other rows
 * follow by matrix products:
 *
 *     (I − τ₁v₁v₁ᵀ) (I − τ₂v₂v₂ᵀ) … = I − Vᵀ T V
 *
 * @param matrix - Overwritten.
 * @param into - Where the others are put, at least as long as the matrix.
 * @see Schreiber and Van Loan, "A storage-efficient WY representation for products of Householder transformations", 1989.
 */
export async function reflectRows(
  matrix: Doubles,
  count: number,
  into: Float64Array,
  products: Products,
): Promise<Reflected> {
  const { size } = matrix;
  const triangle = partOf(matrix, 0, count);
  const others = partOf(matrix, count, matrix.count);
  const { vectors, scales } = reflections(matrix.values, count, size);
  const inner = await products(vectors, vectors);
  const turn = transposed(triangleOf(inner, scales));
  const across = transposed(vectors);
  for (let from = 0; from < others.count; from += BLOCK) {
    const some = partOf(others, from, from + BLOCK);
    const along = { ...some, values: await products(some, vectors), size: vectors.count };
    const weights = { ...along, values: await products(along, turn) };
    const less = await products(weights, across);
    transposeInto(into, some, { of: others.count, from, less });
  }
  const values = into.subarray(0, others.count * size);
  return { triangle, rest: { values, count: size, size: others.count } };
}

/** Reflects rows one after the other; a vector begins with a 1 on the diagonal. */
function reflections(values: Float64Array, rows: number, size: number) {
  const count = Math.min(rows, size);
  const vectors = new Float64Array(count * size);
  const scales = new Float64Array(count);
  for (let k = 0; k < count; k++) {
    const row = values.subarray(k * size, (k + 1) * size);
    const vector = vectors.subarray(k * size, (k + 1) * size);
    let squares = 0;
    for (let j = k + 1; j < size; j++) squares += row[j]! ** 2;
    const corner = row[k]!;
    vector[k] = 1;
    if (squares === 0) continue;
    const norm = Math.sqrt(corner * corner + squares);
    const below = corner + (corner >= 0 ? norm : -norm);
    scales[k] = (norm + Math.abs(corner)) / norm;
    for (let j = k + 1; j < size; j++) vector[j] = row[j]! / below;
    row.fill(0, k + 1)[k] = corner >= 0 ? -norm : norm;
    for (let i = k + 1; i < rows; i++) {
      const apart = (i - k) * size;
      const first = k * size + k;
      const product = dot(values, vectors, size - k, { fromA: first + apart, fromB: first });
      const share = scales[k]! * product;
      for (let j = first; j < (k + 1) * size; j++) values[j + apart]! -= share * vectors[j]!;
    }
  }
  return { vectors: { values: vectors, count, size }, scales };
}

/** T, upper triangular, from the vectors' inner products. */
function triangleOf(inner: Float64Array, scales: Float64Array): Rows {
  const count = scales.length;
  const values = new Float64Array(count * count);
  for (let k = 0; k < count; k++) {
    values[k * count + k] = scales[k]!;
    for (let i = 0; i < k; i++) {
      let sum = 0;
      for (let j = i; j < k; j++) sum += values[i * count + j]! * inner[j * count + k]!;
      values[i * count + k] = -scales[k]! * sum;
    }
  }
  return { values, count, size: count };
}
