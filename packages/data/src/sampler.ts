import {
  assertPositiveInteger,
  type Dataset,
  exampleSize,
  InvalidOptionError,
  labelsAt,
  type Rng,
  type Sampler,
} from "@gan/spec";
import { epochsOf } from "./epochs.ts";

/** How minibatches are drawn. */
export interface SamplerOptions {
  /** m: examples in a minibatch. @default 100 */
  readonly batchSize?: number;
  /** k: minibatches of real examples in one iteration. @default 1 */
  readonly stepsPerIteration?: number;
  /** Its stream `shuffle` gives the order of each epoch. */
  readonly rng: Rng;
}

/**
 * Draws minibatches without replacement: every example once in an epoch, in an order of its own.
 *
 * The last minibatch of an epoch is short when m does not divide the number of examples. A minibatch
 * depends on its address alone; reading one of another epoch costs one shuffle.
 *
 * @throws {InvalidOptionError} When a count is not positive, or a minibatch is larger than the data.
 */
export function createSampler(
  dataset: Dataset,
  { batchSize = 100, stepsPerIteration = 1, rng }: SamplerOptions,
): Sampler {
  assertPositiveInteger("batchSize", batchSize);
  assertPositiveInteger("stepsPerIteration", stepsPerIteration);
  if (batchSize > dataset.size) {
    throw new InvalidOptionError(
      "batchSize",
      batchSize,
      `at most ${dataset.size}, the number of examples in \`${dataset.name}\``,
      "Use a smaller minibatch or more data.",
    );
  }
  const batchesPerEpoch = Math.ceil(dataset.size / batchSize);
  const size = exampleSize(dataset);
  const order = new Uint32Array(dataset.size);
  const values = new Float32Array(batchSize * size);
  let epochOfOrder = -1;

  const numberOf = (iteration: number, step: number) =>
    (iteration - 1) * stepsPerIteration + (step - 1);

  return {
    exampleSize: size,
    batchSize,
    ...epochsOf({ size: dataset.size, batchSize, stepsPerIteration }),
    batch(iteration, step) {
      assertPositiveInteger("iteration", iteration);
      assertStep(step, stepsPerIteration);
      const number = numberOf(iteration, step);
      const epoch = Math.floor(number / batchesPerEpoch);
      if (epoch !== epochOfOrder) {
        for (let i = 0; i < order.length; i++) order[i] = i;
        rng.stream("shuffle", epoch).shuffle(order);
        epochOfOrder = epoch;
      }
      const from = (number % batchesPerEpoch) * batchSize;
      const indices = order.subarray(from, from + batchSize);
      dataset.read(indices, values);
      return {
        size: indices.length,
        values: values.subarray(0, indices.length * size),
        ...(dataset.labels && { labels: labelsAt(dataset.labels, indices) }),
      };
    },
  };
}

function assertStep(step: number, steps: number): void {
  if (!(Number.isSafeInteger(step) && step >= 1 && step <= steps)) {
    throw new InvalidOptionError("step", step, `a whole number from 1 to ${steps}`);
  }
}
