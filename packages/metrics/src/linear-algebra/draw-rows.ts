import type { Rows, Stream } from "@gan/spec";
import { pickRows } from "./pick-rows.ts";

/** Random rows of a matrix, each at most once; all of them, as they stand, where there are no more. */
export function drawRows(rows: Rows, count: number, stream: Stream): Rows {
  if (count >= rows.count) return rows;
  const order = stream.shuffle(Uint32Array.from({ length: rows.count }, (_, i) => i));
  return pickRows(rows, order.subarray(0, count));
}
