import { type Dataset, exampleSize, readRows } from "@gan/spec";
import { assertFinite, blocksOf, isPlainlyFinite } from "./rows.ts";

/** Consecutive examples, shifted so that the samples' mean lies at 0. */
export interface Rows {
  readonly count: number;
  /** `[count, exampleSize]`, row after row. */
  readonly values: Float32Array;
  /** ‖x‖² of each row. */
  readonly squaredNorms: Float64Array;
}

/** Mean of all samples, number by number. Distances do not see the shift; float32 products lose less after it. */
export function meanOf(samples: Dataset): Float64Array {
  const sums = new Float64Array(exampleSize(samples));
  for (const { from, count } of blocksOf(samples.size, 256)) {
    const values = readRows(samples, from, from + count);
    assertFinite("samples", samples, from, values);
    for (let i = 0; i < values.length; i += sums.length) {
      for (let j = 0; j < sums.length; j++) sums[j]! += values[i + j]!;
    }
  }
  return sums.map((sum) => sum / samples.size);
}

/** Reads a block of examples and moves it by `-mean`. */
export function readCentered(
  role: string,
  data: Dataset,
  { from, count }: { readonly from: number; readonly count: number },
  mean: Float64Array,
): Rows {
  const values = readRows(data, from, from + count);
  const squaredNorms = new Float64Array(count);
  for (let row = 0, at = 0; row < count; row++) {
    let sum = 0;
    for (let j = 0; j < mean.length; j++, at++) {
      values[at]! -= mean[j]!;
      sum += values[at]! * values[at]!;
    }
    squaredNorms[row] = sum;
    const index = from + row;
    if (!isPlainlyFinite(sum)) assertFinite(role, data, index, readRows(data, index, index + 1));
  }
  return { count, values, squaredNorms };
}
