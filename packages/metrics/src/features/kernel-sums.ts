import type { Rows } from "@gan/spec";
import { partOf } from "../linear-algebra/part-of.ts";

/** Rows of two sets that are compared at once. */
const BLOCK = 512;
/** Rows of one set that are compared at once with one another, which finds each pair twice. */
const FEW = 128;

/** Inner products of each row of one matrix with each of another. */
export type InnerProducts = (a: Rows, b: Rows) => Promise<Float32Array | Float64Array>;

/** Sum of the cubic kernel over all pairs of a row of one matrix and a row of another. */
export async function kernelBetween(a: Rows, b: Rows, products: InnerProducts): Promise<number> {
  let sum = 0;
  for (let row = 0; row < a.count; row += BLOCK) {
    const left = partOf(a, row, row + BLOCK);
    for (let column = 0; column < b.count; column += BLOCK) {
      const block = await products(left, partOf(b, column, column + BLOCK));
      sum += sumOfKernel(block, a.size, 0, block.length);
    }
  }
  return sum;
}

/** Sum of the cubic kernel over all pairs of two different rows of one matrix. */
export async function kernelWithin(rows: Rows, products: InnerProducts): Promise<number> {
  const { count, size } = rows;
  if (count <= FEW) {
    const block = await products(rows, rows);
    let sum = 0;
    for (let i = 0; i < count; i++) sum += sumOfKernel(block, size, i * count, i * count + i);
    return sum;
  }
  // Halves: pairs within each, and those between them, which are a block of their own.
  const [first, second] = [partOf(rows, 0, count >> 1), partOf(rows, count >> 1, count)];
  const within = (await kernelWithin(first, products)) + (await kernelWithin(second, products));
  return within + (await kernelBetween(first, second, products));
}

function sumOfKernel(
  products: Float32Array | Float64Array,
  size: number,
  from: number,
  to: number,
): number {
  let sum = 0;
  for (let i = from; i < to; i++) {
    const base = products[i]! / size + 1;
    sum += base * base * base;
  }
  return sum;
}
