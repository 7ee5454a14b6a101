import type { Labels, Stream } from "@gan/spec";
import type { Tensor2D } from "@tensorflow/tfjs-core";
import type { Examples } from "../examples.ts";

/**
 * What both players are told of an example besides: c in p(x | c).
 *
 * c follows the row that a network takes: G's input is `[z, c]`, D's is `[x, c]`.
 *
 * @see Goodfellow et al., "Generative Adversarial Nets", 2014, section 7, 1.
 */
export interface Condition {
  readonly name: string;
  /** What its numbers are, in words, for whoever uses an exported network. */
  readonly description?: string;
  /** Numbers in c. */
  readonly size: number;
  /**
   * c of each example.
   *
   * @param real - Without `given`.
   * @param stream - Where a condition that is drawn, such as a mask, comes from.
   * @returns `[m, size]`. The caller owns it.
   */
  of(real: Examples, stream: Stream): Tensor2D;
  /**
   * Conditions to sample under where the caller names none, on the host, `[count, size]` row after row. Absent where they
   * depend on examples.
   */
  draw?(count: number, stream: Stream): Float32Array;
  /**
   * The class that each of some conditions stands for, −1 for none: samples then carry it as their label. Absent where c is no class.
   *
   * @param given - `[count, size]`, row after row, as `draw` gives them.
   */
  labels?(given: Float32Array): Labels;
  /**
   * Conditions that stand for classes: what `labels` reads. Absent where c is no class.
   *
   * @throws {InvalidOptionError} When a class is not one of those there are.
   */
  given?(labels: ArrayLike<number>): Float32Array;
}
