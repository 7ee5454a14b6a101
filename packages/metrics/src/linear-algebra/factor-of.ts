import type { Rows } from "@gan/spec";

/**
 * A factor F of a symmetric matrix without negative eigenvalues: FᵀF, with as many rows as the matrix has rank. Cholesky's, with
 * the largest remaining diagonal element taken first, which needs no inverse and ends where only rounding is left.
 *
 * @param matrix - `[size, size]`.
 * @see Higham, "Analysis of the Cholesky decomposition of a semi-definite matrix", 1990.
 */
export function factorOf(matrix: Float64Array, size: number): Rows {
  const factor = new Float64Array(size * size);
  // Columns stand in the order in which they are taken: a row has nothing in those before it.
  const order = Uint32Array.from({ length: size }, (_, i) => i);
  const left = Float64Array.from({ length: size }, (_, i) => matrix[i * size + i]!);
  const negligible = size * Number.EPSILON * left.reduce((most, x) => Math.max(most, x), 0);
  let count = 0;
  for (; count < size; count++) {
    const pivot = indexOfLargest(left, count);
    if (!(left[pivot]! > negligible)) break;
    swap(order, count, pivot);
    swap(left, count, pivot);
    for (let m = 0; m < count; m++) swap(factor, m * size + count, m * size + pivot);
    const row = factor.subarray(count * size, (count + 1) * size);
    const from = order[count]! * size;
    for (let j = count; j < size; j++) row[j] = matrix[from + order[j]!]!;
    subtractRows(row, factor, count);
    const scale = 1 / Math.sqrt(left[count]!);
    for (let j = count; j < size; j++) {
      row[j] = left[j] === 0 ? 0 : row[j]! * scale;
      left[j] = Math.max(0, left[j]! - row[j]! ** 2);
    }
  }
  return { values: inPlace(factor.subarray(0, count * size), order), count, size };
}

/** Takes from a row of the matrix what earlier rows of the factor account for: four of them in one go, which halves the traffic. */
function subtractRows(row: Float64Array, factor: Float64Array, count: number): void {
  const size = row.length;
  let m = 0;
  for (; m + 4 <= count; m += 4) {
    const [r0, r1, r2, r3] = [m * size, (m + 1) * size, (m + 2) * size, (m + 3) * size];
    const [w0, w1] = [factor[r0 + count]!, factor[r1 + count]!];
    const [w2, w3] = [factor[r2 + count]!, factor[r3 + count]!];
    for (let j = count; j < size; j++) {
      row[j]! -=
        w0 * factor[r0 + j]! + w1 * factor[r1 + j]! + w2 * factor[r2 + j]! + w3 * factor[r3 + j]!;
    }
  }
  for (; m < count; m++) {
    const weight = factor[m * size + count]!;
    for (let j = count; j < size; j++) row[j]! -= weight * factor[m * size + j]!;
  }
}

function indexOfLargest(values: Float64Array, from: number): number {
  let index = from;
  for (let i = from + 1; i < values.length; i++) if (values[i]! > values[index]!) index = i;
  return index;
}

function swap(values: Float64Array | Uint32Array, i: number, j: number): void {
  const kept = values[i]!;
  values[i] = values[j]!;
  values[j] = kept;
}

/** Each column back where it was. */
function inPlace(factor: Float64Array, order: Uint32Array): Float64Array {
  const size = order.length;
  const row = new Float64Array(size);
  for (let from = 0; from < factor.length; from += size) {
    row.set(factor.subarray(from, from + size));
    for (let j = 0; j < size; j++) factor[from + order[j]!] = row[j]!;
  }
  return factor;
}
