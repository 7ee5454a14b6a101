import type { Stream } from "@gan/spec";
import type { Tensor2D } from "@tensorflow/tfjs-core";

/** What rows of examples are pictures of. */
export interface Picture {
  readonly shape: readonly [height: number, width: number, channels: number];
  /** Values shown as black and white. */
  readonly range: readonly [low: number, high: number];
}

/**
 * Changes each picture at random, differentiably in its numbers, also twice.
 *
 * @param x - `[m, height · width · channels]`.
 * @param stream - Where the change of each picture comes from.
 * @returns As many rows as large. The caller owns it.
 */
export type Augmentation = (x: Tensor2D, picture: Picture, stream: Stream) => Tensor2D;
