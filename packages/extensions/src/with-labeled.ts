import type { Batch, Sampler } from "@gan/spec";

/** The label of a changed copy of the example in a row of the same minibatch; see {@link kPlusOne}. */
export const copyOf = (row: number): number => -2 - row;

/**
 * Minibatches of examples that nobody labeled, each followed by one of labeled examples: their labels are theirs, those of
 * the others are −1. There are as many samples as examples without a label.
 *
 * @param all - Epochs and minibatches are its own; see {@link unlabeled} for data whose labels nobody is to read.
 * @param labeled - One of its minibatches is added to each; it has to have labels.
 * @param copies - The minibatches of `all`, each example changed, where D is to learn that their classes are the same: they come last,
 * under the labels of `copyOf`. @default none
 */
export function withLabeled(all: Sampler, labeled: Sampler, copies?: Sampler): Sampler {
  const { exampleSize, batchSize } = all;
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
