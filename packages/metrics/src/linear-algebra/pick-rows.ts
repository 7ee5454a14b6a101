import type { Rows } from "@gan/spec";

/** Some rows of a matrix, in the order given: a copy. */
export function pickRows({ values, size }: Rows, indices: ArrayLike<number>): Rows {
  const picked = values.slice(0, indices.length * size);
  for (let i = 0; i < indices.length; i++) {
    picked.set(values.subarray(indices[i]! * size, (indices[i]! + 1) * size), i * size);
  }
  return { values: picked, count: indices.length, size };
}
