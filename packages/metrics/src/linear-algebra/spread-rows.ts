import type { Rows } from "@gan/spec";
import { pickRows } from "./pick-rows.ts";

/** Some rows of a matrix, evenly spread over all: data may be sorted. All of them, as they stand, where there are no more. */
export function spreadRows(rows: Rows, count: number): Rows {
  if (count >= rows.count) return rows;
  const indices = Array.from({ length: count }, (_, i) => Math.floor((i * rows.count) / count));
  return pickRows(rows, indices);
}
