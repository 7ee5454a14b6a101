import { type Dataset, exampleSize, type Neighbor, readRows } from "@gan/spec";
import { assertSameSize } from "./assert-same-size.ts";

/** Training examples converted at a time: half a megabyte of MNIST, which stays in the cache. */
const BLOCK = 128;

/**
 * Finds the training example with the smallest squared L2 distance to each query.
 *
 * @param queries - Usually samples of a generator.
 * @param training - Examples of the same size.
 * @param indices - Which queries. @default all of them
 * @returns One neighbor per query, in order.
 * @throws {ShapeMismatchError} When the examples differ in size.
 */
export function nearestNeighbors(
  queries: Dataset,
  training: Dataset,
  indices: ArrayLike<number> = Array.from({ length: queries.size }, (_, i) => i),
): Neighbor[] {
  assertSameSize(queries, training);
  const size = exampleSize(training);
  const asked = new Float32Array(indices.length * size);
  queries.read(indices, asked);
  const nearest = Array.from(indices, (_, i) => ({
    query: asked.subarray(i * size, (i + 1) * size),
    index: -1,
    squared: Number.POSITIVE_INFINITY,
  }));
  for (let from = 0; from < training.size; from += BLOCK) {
    const count = Math.min(BLOCK, training.size - from);
    const block = readRows(training, from, from + count);
    for (const best of nearest) {
      for (let i = 0; i < count; i++) {
        const squared = squaredDistance(best.query, block, i * size);
        if (squared < best.squared) {
          best.squared = squared;
          best.index = from + i;
        }
      }
    }
  }
  return nearest.map(({ index, squared }) => ({ index, distance: Math.sqrt(squared) }));
}

function squaredDistance(query: Float32Array, block: Float32Array, offset: number): number {
  let sum = 0;
  for (let i = 0; i < query.length; i++) {
    const difference = query[i]! - block[offset + i]!;
    sum += difference * difference;
  }
  return sum;
}
