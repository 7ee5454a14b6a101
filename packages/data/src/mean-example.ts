import { type Dataset, exampleSize, readRows } from "@gan/spec";

const block = 1000;

/**
 * The mean of all examples, element by element. The same bits in every engine.
 *
 * @param dataset - All of its examples are read.
 * @returns One number for each element of an example.
 */
export function meanExample(dataset: Dataset): Float64Array {
  const size = exampleSize(dataset);
  const sums = new Float64Array(size);
  for (let from = 0; from < dataset.size; from += block) {
    const values = readRows(dataset, from, Math.min(from + block, dataset.size));
    for (let i = 0; i < values.length; i++) sums[i % size]! += values[i]!;
  }
  return sums.map((sum) => sum / dataset.size);
}
