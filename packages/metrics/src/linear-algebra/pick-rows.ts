import type { Rows } from "@gan/spec";

/** Some rows of a matrix, in the order given: a copy. */
export function pickRows({ values, size }: Rows, indices: ArrayLike<number>): Rows {
  const length = indices.length * size;
  const picked =
    values instanceof Float64Array ? new Float64Array(length) : new Float32Array(length);
  for (let i = 0; i < indices.length; i++) {
    picked.set(values.subarray(indices[i]! * size, (indices[i]! + 1) * size), i * size);
  }
  return { values: picked, count: indices.length, size };
}
