import type { Products, Rows } from "@gan/spec";
import { factorOf } from "./factor-of.ts";
import { partOf } from "./part-of.ts";
import { transposeInto } from "./transposed.ts";

/** Rows that are centered at a time. */
const BLOCK = 2048;
/** Columns whose products with others are taken at a time. */
const STRIP = 256;

/** Mean and covariance of rows. */
export interface Moments {
  readonly mean: Float64Array;
  /** F with FᵀF = Σ, the covariance by n − 1. */
  readonly factor: Rows;
  /** tr Σ. */
  readonly variance: number;
}

/**
 * Mean and unbiased covariance of rows, the latter as a factor: of no more rows than numbers in one, the centered rows themselves,
 * so that no matrix without an inverse is ever made.
 */
export async function momentsOf(rows: Rows, products: Products): Promise<Moments> {
  const { count, size } = rows;
  const mean = meanOf(rows);
  if (count <= size) {
    const values = centered(rows, mean);
    const scale = 1 / Math.sqrt(count - 1);
    for (let i = 0; i < values.length; i++) values[i]! *= scale;
    const variance = values.reduce((sum, value) => sum + value * value, 0);
    return { mean, factor: { values, count, size }, variance };
  }
  const covariance = new Float64Array(size * size);
  const turned = new Float64Array(Math.min(BLOCK, count) * size);
  for (let from = 0; from < count; from += BLOCK) {
    const part = partOf(rows, from, from + BLOCK);
    transposeInto(turned, part, { of: part.count, less: mean });
    const values = turned.subarray(0, size * part.count);
    await addProducts(covariance, { values, count: size, size: part.count }, products);
  }
  mirror(covariance, size, 1 / (count - 1));
  let variance = 0;
  for (let i = 0; i < size; i++) variance += covariance[i * size + i]!;
  return { mean, factor: await factorOf(covariance, size, products), variance };
}

/** Adds the products of all rows with all rows to a matrix, on its diagonal and to the right of it: in strips. */
async function addProducts(sums: Float64Array, rows: Rows, products: Products): Promise<void> {
  const { count } = rows;
  for (let row = 0; row < count; row += STRIP) {
    const left = partOf(rows, row, row + STRIP);
    for (let column = row; column < count; column += STRIP) {
      const right = partOf(rows, column, column + STRIP);
      const block = await products(left, right);
      for (let i = 0, at = 0; i < left.count; i++) {
        const to = (row + i) * count + column;
        for (let j = 0; j < right.count; j++, at++) sums[to + j]! += block[at]!;
      }
    }
  }
}

/** Scales a matrix, and makes it the same on both sides of its diagonal. */
function mirror(values: Float64Array, size: number, scale: number): void {
  for (let i = 0; i < size; i++) {
    for (let j = i; j < size; j++) {
      const value = values[i * size + j]! * scale;
      values[i * size + j] = value;
      values[j * size + i] = value;
    }
  }
}

function meanOf({ values, count, size }: Rows): Float64Array {
  const mean = new Float64Array(size);
  for (let i = 0, at = 0; i < count; i++) {
    for (let j = 0; j < size; j++, at++) mean[j]! += values[at]!;
  }
  return mean.map((sum) => sum / count);
}

function centered({ values, count, size }: Rows, mean: Float64Array): Float64Array {
  const out = new Float64Array(count * size);
  for (let i = 0, at = 0; i < count; i++) {
    for (let j = 0; j < size; j++, at++) out[at] = values[at]! - mean[j]!;
  }
  return out;
}
