import {
  assertPositiveInteger,
  type Dataset,
  exampleSize,
  InvalidOptionError,
  readRows,
  ShapeMismatchError,
} from "@gan/spec";
import {
  gather,
  matMul,
  mean,
  mul,
  neg,
  square,
  sub,
  type Tensor2D,
  tensor2d,
  tidy,
  topk,
} from "@tensorflow/tfjs-core";
import { assertSameSize } from "./assert-same-size.ts";

/** Queries that are compared at once with all known examples: 20 MB of distances where there are 50,000. */
const QUERIES = 100;

/** What is seen of each query, and how many neighbors it has. */
export interface NearestByVisibleOptions {
  /** `[queries.size, exampleSize]`: 1 where a number is visible, 0 elsewhere. */
  readonly masks: Float32Array;
  /** Neighbors whose mean is taken. */
  readonly count: number;
}

/**
 * The mean of the known examples that are nearest to each query by squared distance over what is visible of it.
 *
 * All known examples are on the device meanwhile, twice: some 300 MB of MNIST.
 *
 * @returns `[queries.size, exampleSize]`, row after row.
 * @throws {ShapeMismatchError} When the examples differ in size, or queries and masks in number.
 * @throws {InvalidOptionError} When there are fewer known examples than neighbors are wanted.
 */
export async function nearestByVisible(
  queries: Dataset,
  known: Dataset,
  { masks, count }: NearestByVisibleOptions,
): Promise<Float32Array> {
  assertSameSize(queries, known);
  const size = exampleSize(known);
  if (masks.length !== queries.size * size) {
    throw new ShapeMismatchError({
      argument: "masks",
      expected: [queries.size, size],
      received: [masks.length / size, size],
      fix: "Give each query a mask.",
    });
  }
  assertPositiveInteger("count", count);
  if (count > known.size) {
    throw new InvalidOptionError("count", count, `at most the ${known.size} known examples`);
  }
  const means = new Float32Array(queries.size * size);
  const all = tensor2d(readRows(known, 0, known.size), [known.size, size]);
  const squares = tidy(() => square(all));
  for (let from = 0; from < queries.size; from += QUERIES) {
    const to = Math.min(from + QUERIES, queries.size);
    const block = tidy(() => {
      const mask = tensor2d(masks.slice(from * size, to * size), [to - from, size]);
      const shown = mul(tensor2d(readRows(queries, from, to), [to - from, size]), mask);
      // The query's own square is the same for all of its neighbors.
      const cross = mul(2, matMul(shown as Tensor2D, all, false, true));
      const distances = sub(matMul(mask, squares, false, true), cross);
      const { indices } = topk(neg(distances), count);
      return mean(gather(all, indices), 1);
    });
    means.set(await block.data().finally(() => block.dispose()), from * size);
  }
  all.dispose();
  squares.dispose();
  return means;
}
