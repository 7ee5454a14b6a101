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
  const left = Float64Array.from({ length: size }, (_, i) => matrix[i * size + i]!);
  const negligible = size * Number.EPSILON * left.reduce((most, x) => Math.max(most, x), 0);
  let count = 0;
  for (; count < size; count++) {
    const pivot = indexOfLargest(left);
    if (!(left[pivot]! > negligible)) break;
    const row = factor.subarray(count * size, (count + 1) * size);
    row.set(matrix.subarray(pivot * size, (pivot + 1) * size));
    subtractRows(row, { factor, count, pivot });
    const scale = 1 / Math.sqrt(left[pivot]!);
    for (let j = 0; j < size; j++) {
      row[j] = left[j] === 0 ? 0 : row[j]! * scale;
      left[j] = Math.max(0, left[j]! - row[j]! ** 2);
    }
    left[pivot] = 0;
  }
  return { values: factor.subarray(0, count * size), count, size };
}

/** Takes from a row of the matrix what earlier rows of the factor account for: four of them in one go, which halves the traffic. */
function subtractRows(
  row: Float64Array,
  { factor, count, pivot }: { factor: Float64Array; count: number; pivot: number },
): void {
  const size = row.length;
  let m = 0;
  for (; m + 4 <= count; m += 4) {
    const [r0, r1, r2, r3] = [m * size, (m + 1) * size, (m + 2) * size, (m + 3) * size];
    const [w0, w1] = [factor[r0 + pivot]!, factor[r1 + pivot]!];
    const [w2, w3] = [factor[r2 + pivot]!, factor[r3 + pivot]!];
    for (let j = 0; j < size; j++) {
      row[j]! -=
        w0 * factor[r0 + j]! + w1 * factor[r1 + j]! + w2 * factor[r2 + j]! + w3 * factor[r3 + j]!;
    }
  }
  for (; m < count; m++) {
    const weight = factor[m * size + pivot]!;
    for (let j = 0; j < size; j++) row[j]! -= weight * factor[m * size + j]!;
  }
}

function indexOfLargest(values: Float64Array): number {
  let index = 0;
  for (let i = 1; i < values.length; i++) if (values[i]! > values[index]!) index = i;
  return index;
}
