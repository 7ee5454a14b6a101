import { createMetric, type Dataset, exampleSize, firstExamples, readRows } from "@gan/spec";
import {
  add,
  fill,
  matMul,
  min,
  minimum,
  mul,
  square,
  sub,
  sum,
  tensor2d,
  tidy,
} from "@tensorflow/tfjs-core";

/** Samples and held-out examples that are compared; the standard error of a share is then below 2 %. */
const COUNT = 1000;

/** Examples that are compared with at a time: 16 MB of MNIST. */
const BLOCK = 5000;

/** Whether samples are training examples, or near them. Shares are in [0, 1]. */
export interface Memorization {
  /**
   * Of the samples, those nearer to a training example than the median held-out example is. A half for real
   * examples; more for smooth samples, which lie nearer to everything.
   */
  readonly nearerThanHeldOut: number;
  /**
   * Of the samples, those whose nearest among equally many training and held-out examples is a training example. A half for a
   * generator that copies nothing.
   */
  readonly nearestIsTraining: number;
  /**
   * Of the samples, those at least twice as near to one of equally many training examples as to any held-out one, less those of
   * which the reverse is true. None of fair draws, and none of blobs, which are as far from the ones as from the others.
   */
  readonly copies: number;
}

/** Compares how near samples lie to the training examples with how near held-out examples do. */
export async function memorization(
  samples: Dataset,
  train: Dataset,
  heldOut: Dataset,
): Promise<Memorization> {
  const ofSamples = await nearestDistances(samples, train);
  const ofHeldOut = await nearestDistances(heldOut, train);
  const median = ofHeldOut.toSorted()[ofHeldOut.length >> 1]!;
  const equal = Math.min(train.size, heldOut.size);
  const toTraining = await nearestDistances(samples, firstExamples(train, equal));
  const toHeldOut = await nearestDistances(samples, firstExamples(heldOut, equal));
  return {
    nearerThanHeldOut: shareOf(ofSamples, (distance) => distance < median),
    nearestIsTraining: shareOf(toTraining, (distance, i) => distance < toHeldOut[i]!),
    copies: Math.max(
      0,
      shareMuchNearer(toTraining, toHeldOut) - shareMuchNearer(toHeldOut, toTraining),
    ),
  };
}

/** {@link memorization} against the training examples, test examples held out. */
export const memorizationMetric = createMetric({
  name: "memorization",
  describe:
    "Whether samples are copies of training examples, or nearer to them than test examples.",
  needs: ["samples", "train", "test"],
  measure: async ({ samples, train, test }) => ({ ...(await memorization(samples, train, test)) }),
});

/**
 * Squared L2 distance of each of the first queries to its nearest example: by matrix products, since `nearestNeighbors`,
 * which compares one pair after the other and says which, takes minutes for so many.
 */
async function nearestDistances(queries: Dataset, examples: Dataset): Promise<Float32Array> {
  const count = Math.min(COUNT, queries.size);
  const rows = rowsOf(queries, 0, count);
  const lengths = tidy(() => sum(square(rows), 1, true));
  let nearest = fill(lengths.shape, Number.POSITIVE_INFINITY);
  for (let from = 0; from < examples.size; from += BLOCK) {
    const previous = nearest;
    nearest = tidy(() => {
      const block = rowsOf(examples, from, Math.min(BLOCK, examples.size - from));
      // |q|² is the same for all examples of a query, so it may wait until the nearest is known.
      const partial = sub(sum(square(block), 1), mul(matMul(rows, block, false, true), 2));
      return minimum(previous, min(partial, 1, true));
    });
    previous.dispose();
  }
  const distances = tidy(() => add(nearest, lengths));
  const values = (await distances.data()) as Float32Array;
  for (const tensor of [rows, lengths, nearest, distances]) tensor.dispose();
  return values;
}

function rowsOf(dataset: Dataset, from: number, count: number) {
  const size = exampleSize(dataset);
  return tensor2d(readRows(dataset, from, from + count), [count, size]);
}

/** Share of squared distances that are at most a quarter of others: half as far. */
function shareMuchNearer(near: Float32Array, far: Float32Array): number {
  return shareOf(near, (distance, i) => distance < far[i]! / 4);
}

function shareOf(values: Float32Array, is: (value: number, index: number) => boolean): number {
  return values.reduce((count, value, i) => count + Number(is(value, i)), 0) / values.length;
}
