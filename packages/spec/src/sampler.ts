import type { Labels } from "./labels.ts";

/** One minibatch of real examples. */
export interface Batch {
  /** Number of examples; the last batch of an epoch may be short. */
  readonly size: number;
  /** `[size, exampleSize]`, row after row. Valid until the next call of `batch`. */
  readonly values: Float32Array;
  /** Class of each example, where the data set has labels. */
  readonly labels?: Labels;
}

/**
 * Where minibatches of real examples come from.
 *
 * A batch depends only on its address, never on what was drawn before, so a resumed run sees the
 * batches it would have seen.
 */
export interface Sampler {
  /** Numbers in one example. */
  readonly exampleSize: number;
  /** m: examples in a full minibatch. */
  readonly batchSize: number;
  /** Samples of G in a step of a game without a condition. @default as many as the minibatch has examples */
  readonly samples?: number;
  /** Iterations in one pass over the data; a fraction when steps and batches do not meet. */
  readonly iterationsPerEpoch: number;
  /** The pass over the data, from 1, in which an iteration begins. */
  epochOf(iteration: number): number;
  /**
   * The minibatch of a discriminator step.
   *
   * @param iteration - Turn of the outer loop of Algorithm 1, from 1.
   * @param step - Discriminator step within it, from 1 to k.
   */
  batch(iteration: number, step: number): Batch;
}
