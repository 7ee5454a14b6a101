import { assertPositiveInteger, type Sampler } from "@gan/spec";

/** How minibatches share out the examples. */
export interface EpochsOptions {
  /** Number of examples. */
  readonly size: number;
  /** m: examples in a minibatch. @default 100 */
  readonly batchSize?: number;
  /** k: minibatches of real examples in one iteration. @default 1 */
  readonly stepsPerIteration?: number;
}

/** What a sampler says of epochs, without a sampler: nothing is read, no order is drawn. */
export function epochsOf({
  size,
  batchSize = 100,
  stepsPerIteration = 1,
}: EpochsOptions): Pick<Sampler, "iterationsPerEpoch" | "epochOf"> {
  for (const [option, count] of Object.entries({ size, batchSize, stepsPerIteration })) {
    assertPositiveInteger(option, count);
  }
  const batchesPerEpoch = Math.ceil(size / batchSize);
  return {
    iterationsPerEpoch: batchesPerEpoch / stepsPerIteration,
    epochOf: (iteration) => 1 + Math.floor(((iteration - 1) * stepsPerIteration) / batchesPerEpoch),
  };
}
