import type { Products, Rows } from "@gan/spec";
import { ownDistances } from "../linear-algebra/squared-distances.ts";

/** Squared distance of each row of a matrix to the k-th nearest of the others. */
export async function neighborRadii(
  rows: Rows,
  k: number,
  products: Products,
): Promise<Float64Array> {
  // The k nearest of each, the farthest of them last.
  const nearest = new Float64Array(rows.count * k).fill(Number.POSITIVE_INFINITY);
  const note = (of: number, square: number) => {
    const from = of * k;
    let place = from + k - 1;
    if (square >= nearest[place]!) return;
    for (; place > from && nearest[place - 1]! > square; place--) {
      nearest[place] = nearest[place - 1]!;
    }
    nearest[place] = square;
  };
  for await (const block of ownDistances(rows, products)) {
    const [row, column] = block.from;
    for (let i = 0, at = 0; i < block.rows; i++) {
      for (let j = 0; j < block.columns; j++, at++) {
        if (row + i === column + j) continue;
        note(row + i, block.squares[at]!);
        if (column > row) note(column + j, block.squares[at]!);
      }
    }
  }
  return Float64Array.from({ length: rows.count }, (_, i) => nearest[i * k + k - 1]!);
}
