import type { Rows } from "@gan/spec";

/** The rows `from` to `to` (without `to`), or to the end where there are fewer. Nothing is copied. */
export function partOf({ values, count, size }: Rows, from: number, to: number): Rows {
  const end = Math.min(to, count);
  return { values: values.subarray(from * size, end * size), count: end - from, size };
}
