import type { Dataset } from "@gan/spec";
import { ln } from "./ln.ts";
import { meanExample } from "./mean-example.ts";

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
  return Float32Array.from(meanExample(dataset), (each) => {
    const mean = Math.min(Math.max(each, 1e-7), 1 - 1e-7);
    return ln(mean / (1 - mean));
  });
}
