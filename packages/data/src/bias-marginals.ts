import { type Dataset, exampleSize, readRows } from "@gan/spec";
import { ln } from "./ln.ts";

const block = 1000;

/**
 * The bias of a sigmoid output layer that draws the mean example before any training.
 *
 *     bⱼ = log(mⱼ / (1 − mⱼ)),  mⱼ = mean of element j over the data, clipped to [1e-7, 1 − 1e-7]
 *
 * The same bits in every engine.
 *
 * @param dataset - Examples in `[0, 1]`; all of them are read.
 * @returns One number for each element of an example.
 */
export function biasFromMarginals(dataset: Dataset): Float32Array {
  const size = exampleSize(dataset);
  const sums = new Float64Array(size);
  for (let from = 0; from < dataset.size; from += block) {
    const values = readRows(dataset, from, Math.min(from + block, dataset.size));
    for (let i = 0; i < values.length; i++) sums[i % size]! += values[i]!;
  }
  return Float32Array.from(sums, (sum) => {
    const mean = Math.min(Math.max(sum / dataset.size, 1e-7), 1 - 1e-7);
    return ln(mean / (1 - mean));
  });
}
