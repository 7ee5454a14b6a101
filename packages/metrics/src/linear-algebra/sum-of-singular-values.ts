import { bidiagonalize } from "./bidiagonalize.ts";
import { tridiagonalEigenvalues } from "./tridiagonal-eigenvalues.ts";

/**
 * Sum of the singular values of a matrix, each within a rounding of the largest.
 *
 * They are the positive eigenvalues of the symmetric matrix that has a bidiagonal form's numbers, one from the diagonal and one
 * from above it in turns, beside a diagonal of zeros. Nothing is squared, so that small ones are as sure as large ones.
 *
 * `ml-matrix` has a singular value decomposition that also finds the vectors, which nothing here needs.
 *
 * @param values - `[rows, columns]`, row after row, at least as many rows as columns; overwritten.
 */
export function sumOfSingularValues(values: Float64Array, rows: number, columns: number): number {
  const { diagonal, above } = bidiagonalize(values, rows, columns);
  const beside = new Float64Array(2 * columns);
  for (let i = 0; i < columns; i++) {
    beside[2 * i] = diagonal[i]!;
    beside[2 * i + 1] = above[i] ?? 0;
  }
  const eigenvalues = tridiagonalEigenvalues(new Float64Array(2 * columns), beside);
  return eigenvalues.reduce((sum, value) => sum + Math.abs(value), 0) / 2;
}
