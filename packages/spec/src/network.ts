import type { Tensor2D, Variable } from "@tensorflow/tfjs-core";
import type { Disposable } from "./disposable.ts";
import type { Stream } from "./rng.ts";

/** Training applies dropout and batch statistics; evaluation does not. */
export type Mode = "train" | "evaluate";

/** A trained tensor of a network under a name that is the same in every process. */
export interface Parameter {
  /** Layer and role, such as `h0/kernel`; unique within its network. */
  readonly name: string;
  /** Norm constraints apply to kernels only. */
  readonly kind: "kernel" | "bias" | "other";
  readonly variable: Variable;
}

/** One line of a network's summary. */
export interface LayerSummary {
  readonly name: string;
  /** What the layer computes, in the field's words, such as `maxout 240 × 5`. */
  readonly description: string;
  /** Shape of one output example. */
  readonly outputShape: readonly number[];
  readonly parameterCount: number;
}

/** How a network is applied: in training or not, and where its randomness comes from. */
export interface ApplyOptions {
  readonly mode: Mode;
  /** Where masks and noise inside the network come from; equal streams give equal masks. Unused when evaluating. */
  readonly stream: Stream;
}

/** Rows for a network with the randomness that goes with them. */
export interface Part {
  /** `[m, inputSize]`. */
  readonly x: Tensor2D;
  readonly stream: Stream;
}

/**
 * A player of the game: G or D as a differentiable function of rows of numbers.
 *
 * It owns its parameters until it is disposed.
 */
export interface Network extends Disposable {
  readonly name: string;
  /** Numbers in one input row. */
  readonly inputSize: number;
  /** Numbers in one output row. */
  readonly outputSize: number;
  readonly layers: readonly LayerSummary[];
  /** θ: what training changes. */
  readonly parameters: readonly Parameter[];
  /** Tensors that training changes without a gradient, such as running statistics. */
  readonly state: readonly Parameter[];
  /**
   * Applies the network.
   *
   * @param x - `[m, inputSize]`.
   * @returns `[m, outputSize]`; logits when the network is a discriminator. The caller owns it.
   */
  apply(x: Tensor2D, options: ApplyOptions): Tensor2D;
  /**
   * Applies the network in training to several minibatches in one pass, to the same effect as `apply` on each. Absent
   * where rows may affect one another, as in batch normalization.
   *
   * @returns `[m, outputSize]` for each part. The caller owns them.
   */
  applyEach?(parts: readonly Part[]): Tensor2D[];
}
