import { type Batch, InvalidOptionError, type Sampler } from "@gan/spec";

/** The label of a changed copy of the example in a row of the same minibatch; see {@link sameClass}. */
export const copyOf = (row: number): number => -2 - row;

/** −2 − row has to be a number of 16 bits. */
const MOST_COPIES = 2 ** 15 - 1;

/**
 * Minibatches of examples that nobody labeled, each followed by one of labeled examples: their labels are theirs, those of
 * the others are −1. There are as many samples as examples without a label.
 *
 * @param all - Epochs and minibatches are its own; see {@link unlabeled} for data whose labels nobody is to read.
 * @param labeled - One of its minibatches is added to each; it has to have labels.
 * @param copies - The minibatches of `all`, each example changed, where D is to learn that their classes are the same: they come last,
 * under the labels of {@link copyOf}. @default none
 * @throws {InvalidOptionError} When there are more copies than labels of 16 bits can tell apart.
 */
export function withLabeled(all: Sampler, labeled: Sampler, copies?: Sampler): Sampler {
  const { exampleSize, batchSize } = all;
  if (copies && copies.batchSize > MOST_COPIES) {
    throw new InvalidOptionError(
      "batchSize",
      copies.batchSize,
      `at most ${MOST_COPIES} with copies`,
    );
  }
  const most = batchSize + labeled.batchSize + (copies?.batchSize ?? 0);
  const values = new Float32Array(most * exampleSize);
  const labels = new Int16Array(most);
  return {
    ...{ exampleSize, batchSize: most, samples: batchSize },
    iterationsPerEpoch: all.iterationsPerEpoch,
    epochOf: (iteration) => all.epochOf(iteration),
    batch(iteration, step) {
      let size = 0;
      const add = (batch: Batch, labelOf: (row: number) => number) => {
        values.set(batch.values.subarray(0, batch.size * exampleSize), size * exampleSize);
        for (let row = 0; row < batch.size; row++) labels[size + row] = labelOf(row);
        size += batch.size;
      };
      add(all.batch(iteration, step), () => -1);
      const own = labeled.batch(iteration, step);
      add(own, (row) => own.labels![row]!);
      if (copies) add(copies.batch(iteration, step), copyOf);
      return {
        size,
        values: values.subarray(0, size * exampleSize),
        labels: labels.subarray(0, size),
      };
    },
  };
}
