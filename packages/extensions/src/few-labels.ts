import { type Dataset, InvalidOptionError, pick, type Rng, type Sampler } from "@gan/spec";

/** Which examples keep their label. */
export interface FewLabelsOptions {
  /** How many, as many of each class. */
  readonly count: number;
  /** Its stream `few-labels` chooses them. */
  readonly rng: Rng;
}

/**
 * Examples whose labels are known, as many of each class, chosen at random.
 *
 * @throws {InvalidOptionError} When the data have no labels, too few, or `count` is not a multiple of the classes.
 */
export function fewLabels(data: Dataset, { count, rng }: FewLabelsOptions): Dataset {
  const { labels, name, size } = data;
  if (labels === undefined) {
    throw new InvalidOptionError("data", name, "a data set with labels");
  }
  let classes = 0;
  for (const label of labels) classes = Math.max(classes, label + 1);
  const each = count / classes;
  if (!(Number.isInteger(each) && each > 0)) {
    const expected = `a multiple of the ${classes} classes`;
    throw new InvalidOptionError("labels", count, expected);
  }
  const order = rng.stream("few-labels").shuffle(Uint32Array.from({ length: size }, (_, i) => i));
  const taken = new Array<number>(classes).fill(0);
  const chosen = Array.from(order).filter((i) => {
    const label = labels[i]!;
    return label >= 0 && taken[label]!++ < each;
  });
  if (chosen.length < count) {
    throw new InvalidOptionError("labels", count, `at most ${chosen.length} of \`${name}\``);
  }
  return pick(data, chosen, `${count} labels of ${name}`);
}

/**
 * Minibatches of examples that nobody labeled, each followed by one of labeled examples: their labels are theirs, those of
 * the others are −1, whatever the data say.
 *
 * @param all - Epochs and minibatches are its own.
 * @param labeled - As many are added to each minibatch as it has examples at most.
 */
export function withLabeled(all: Sampler, labeled: Sampler): Sampler {
  const { exampleSize, batchSize } = all;
  const most = batchSize + labeled.batchSize;
  const values = new Float32Array(most * exampleSize);
  const labels = new Int16Array(most);
  return {
    ...{ exampleSize, batchSize: most, iterationsPerEpoch: all.iterationsPerEpoch },
    epochOf: (iteration) => all.epochOf(iteration),
    batch(iteration, step) {
      const others = all.batch(iteration, step);
      const own = labeled.batch(iteration, step);
      const size = others.size + own.size;
      values.set(others.values.subarray(0, others.size * exampleSize));
      values.set(own.values.subarray(0, own.size * exampleSize), others.size * exampleSize);
      labels.fill(-1, 0, others.size);
      labels.set(own.labels!.subarray(0, own.size), others.size);
      return { size, values, labels: labels.subarray(0, size) };
    },
  };
}
