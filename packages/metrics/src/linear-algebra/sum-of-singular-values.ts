import type { Products, Rows } from "@gan/spec";
import { bandOf } from "./band-of.ts";
import { bidiagonalOfBand } from "./bidiagonal-of-band.ts";
import { tridiagonalEigenvalues } from "./tridiagonal-eigenvalues.ts";

/**
 * Sum of the singular values of a matrix, each within a rounding of the largest.
 *
 * They are the positive eigenvalues of the symmetric matrix that has a bidiagonal form's numbers, one from the diagonal and one
 * from above it in turns, beside a diagonal of zeros. Nothing is squared, so that small ones are as sure as large ones.
 *
 * `ml-matrix` has a singular value decomposition that also finds the vectors, which nothing here needs.
 *
 * @param matrix - At least as many rows as numbers in one.
 */
export async function sumOfSingularValues(matrix: Rows, products: Products): Promise<number> {
  const { values, count, size } = matrix;
  let largest = 0;
  for (const value of values) largest = Math.max(largest, Math.abs(value));
  if (largest === 0) return 0;
  // No square of a number that matters then leaves the range of float64.
  const scaled = new Float64Array(values).map((value) => value / largest);
  const { diagonal, above } = bidiagonalOfBand(
    await bandOf({ values: scaled, count, size }, products),
  );
  const beside = new Float64Array(2 * size);
  for (let i = 0; i < size; i++) {
    beside[2 * i] = diagonal[i]!;
    beside[2 * i + 1] = above[i] ?? 0;
  }
  const eigenvalues = tridiagonalEigenvalues(new Float64Array(2 * size), beside);
  return (largest * eigenvalues.reduce((sum, value) => sum + Math.abs(value), 0)) / 2;
}
