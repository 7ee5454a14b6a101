import type { Sampler } from "@gan/spec";

/**
 * Minibatches of examples that nobody labeled, each followed by one of labeled examples: their labels are theirs, those of
 * the others are −1. There are as many samples as examples without a label.
 *
 * @param all - Epochs and minibatches are its own; see {@link unlabeled} for data whose labels nobody is to read.
 * @param labeled - One of its minibatches is added to each; it has to have labels.
 */
export function withLabeled(all: Sampler, labeled: Sampler): Sampler {
  const { exampleSize, batchSize } = all;
  const most = batchSize + labeled.batchSize;
  const values = new Float32Array(most * exampleSize);
  const labels = new Int16Array(most);
  return {
    ...{ exampleSize, batchSize: most, samples: batchSize },
    iterationsPerEpoch: all.iterationsPerEpoch,
    epochOf: (iteration) => all.epochOf(iteration),
    batch(iteration, step) {
      const others = all.batch(iteration, step);
      const own = labeled.batch(iteration, step);
      const size = others.size + own.size;
      values.set(others.values.subarray(0, others.size * exampleSize));
      values.set(own.values.subarray(0, own.size * exampleSize), others.size * exampleSize);
      labels.fill(-1, 0, others.size);
      labels.set(own.labels!.subarray(0, own.size), others.size);
      return {
        size,
        values: values.subarray(0, size * exampleSize),
        labels: labels.subarray(0, size),
      };
    },
  };
}
