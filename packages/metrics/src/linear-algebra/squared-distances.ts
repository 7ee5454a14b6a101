import type { Products, Rows } from "@gan/spec";
import { inDoubles } from "./in-doubles.ts";
import { partOf } from "./part-of.ts";

/** Rows of both that are compared at once: 2 MB of distances. */
const BLOCK = 512;

/** Squared distances of some rows of one matrix to some of another. */
export interface DistanceBlock {
  /** The first row of the one matrix, and of the other. */
  readonly from: readonly [row: number, column: number];
  readonly rows: number;
  readonly columns: number;
  /** `[rows, columns]`, row after row. */
  readonly squares: Float64Array;
}

/**
 * Squared Euclidean distances of all rows of one matrix to all of another, block by block: they are never there as a whole.
 *
 *     |a − b|² = |a|² + |b|² − 2 a·b
 */
export function squaredDistances(
  a: Rows,
  b: Rows,
  products: Products,
): AsyncGenerator<DistanceBlock> {
  return blocksOf(a, b, { products, isOwn: false });
}

/** The same of a matrix with itself, without blocks below the diagonal: each of those is the one across, turned. */
export function ownDistances(rows: Rows, products: Products): AsyncGenerator<DistanceBlock> {
  return blocksOf(rows, rows, { products, isOwn: true });
}

async function* blocksOf(
  a: Rows,
  b: Rows,
  { products, isOwn }: { readonly products: Products; readonly isOwn: boolean },
): AsyncGenerator<DistanceBlock> {
  const lengths = [squaredLengths(a), squaredLengths(b)] as const;
  // A block each that all others are turned into: gigabytes of garbage otherwise.
  const room = [BLOCK * a.size, BLOCK * b.size].map((length) => new Float64Array(length));
  for (let row = 0; row < a.count; row += BLOCK) {
    const left = inDoubles(partOf(a, row, row + BLOCK), room[0]);
    for (let column = isOwn ? row : 0; column < b.count; column += BLOCK) {
      const right = inDoubles(partOf(b, column, column + BLOCK), room[1]);
      const squares = await products(left, right);
      for (let i = 0, at = 0; i < left.count; i++) {
        const own = lengths[0][row + i]!;
        for (let j = 0; j < right.count; j++, at++) {
          squares[at] = Math.max(0, own + lengths[1][column + j]! - 2 * squares[at]!);
        }
      }
      yield { from: [row, column], rows: left.count, columns: right.count, squares };
    }
  }
}

function squaredLengths({ values, count, size }: Rows): Float64Array {
  const lengths = new Float64Array(count);
  for (let i = 0, at = 0; i < count; i++) {
    for (let k = 0; k < size; k++, at++) lengths[i]! += values[at]! * values[at]!;
  }
  return lengths;
}
