import type { Rows } from "@gan/spec";

/**
 * A matrix in float64.
 *
 * @param into - Where it is put, if it is not there yet; at least as long. @default an array of its own
 */
export function inDoubles({ values, count, size }: Rows, into?: Float64Array): Rows {
  if (values instanceof Float64Array) return { values, count, size };
  if (into === undefined) return { values: new Float64Array(values), count, size };
  into.set(values);
  return { values: into.subarray(0, values.length), count, size };
}
