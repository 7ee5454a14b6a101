import type { Rows, Stream } from "@gan/spec";
import { pickRows } from "./pick-rows.ts";

/** Random rows of a matrix, each at most once; all of them, as they stand, where there are no more. */
export function drawRows(rows: Rows, count: number, stream: Stream): Rows {
  if (count >= rows.count) return rows;
  const order = new Uint32Array(rows.count);
  for (let i = 0; i < order.length; i++) order[i] = i;
  // The first ones of a shuffle: the others need no place.
  for (let i = 0; i < count; i++) {
    const from = i + stream.integer(order.length - i);
    const drawn = order[from]!;
    order[from] = order[i]!;
    order[i] = drawn;
  }
  return pickRows(rows, order.subarray(0, count));
}
