import type { Products } from "@gan/spec";
import { bandOf } from "./band-of.ts";
import { bidiagonalOfBand } from "./bidiagonal-of-band.ts";
import type { Doubles } from "./reflect-rows.ts";
import { tridiagonalEigenvalues } from "./tridiagonal-eigenvalues.ts";

/**
 * Sum of the singular values of a matrix, each within a rounding of the largest.
 *
 * They are the positive eigenvalues of the symmetric matrix that has a bidiagonal form's numbers, one from the diagonal and one
 * from above it in turns, beside a diagonal of zeros. Nothing is squared, so that small ones are as sure as large ones.
 *
 * `ml-matrix` has a singular value decomposition that also finds the vectors, which nothing here needs.
 *
 * @param matrix - At least as many rows as numbers in one; overwritten.
 */
export async function sumOfSingularValues(matrix: Doubles, products: Products): Promise<number> {
  const { values, size } = matrix;
  let largest = 0;
  for (const value of values) largest = Math.max(largest, Math.abs(value));
  if (largest === 0) return 0;
  // No square of a number that matters then leaves the range of float64.
  for (let i = 0; i < values.length; i++) values[i]! /= largest;
  const { diagonal, above } = bidiagonalOfBand(await bandOf(matrix, products));
  const beside = new Float64Array(2 * size);
  for (let i = 0; i < size; i++) {
    beside[2 * i] = diagonal[i]!;
    beside[2 * i + 1] = above[i] ?? 0;
  }
  const eigenvalues = tridiagonalEigenvalues(new Float64Array(2 * size), beside);
  return (largest * eigenvalues.reduce((sum, value) => sum + Math.abs(value), 0)) / 2;
}
