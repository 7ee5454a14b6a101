import type { Products, Rows } from "@gan/spec";
import { squaredDistances } from "../linear-algebra/squared-distances.ts";

/** Squared distance of each row of a matrix to the k-th nearest of the others. */
export async function neighborRadii(
  rows: Rows,
  k: number,
  products: Products,
): Promise<Float64Array> {
  // The k nearest of each, the farthest of them last.
  const nearest = new Float64Array(rows.count * k).fill(Number.POSITIVE_INFINITY);
  for await (const block of squaredDistances(rows, rows, products)) {
    const [row, column] = block.from;
    for (let i = 0, at = 0; i < block.rows; i++) {
      const from = (row + i) * k;
      for (let j = 0; j < block.columns; j++, at++) {
        const square = block.squares[at]!;
        if (square >= nearest[from + k - 1]! || row + i === column + j) continue;
        let place = from + k - 1;
        for (; place > from && nearest[place - 1]! > square; place--) {
          nearest[place] = nearest[place - 1]!;
        }
        nearest[place] = square;
      }
    }
  }
  return Float64Array.from({ length: rows.count }, (_, i) => nearest[i * k + k - 1]!);
}
