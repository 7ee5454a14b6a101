import type { Scalar, Tensor2D } from "@tensorflow/tfjs-core";

/**
 * What each player minimizes, written on D's outputs: logits `a` with `D(x) = σ(a)`, unless `probability` says otherwise.
 *
 * Logits keep `log σ(a)` finite: `log σ(a) = -softplus(-a)` and `log(1 - σ(a)) = -softplus(a)`.
 * Every tensor of logits has shape `[m, 1]`; every loss is in nats. The caller owns what is returned.
 */
export interface AdversarialLoss {
  readonly name: string;
  /** What it is, for help and documents: a phrase without a full stop. */
  readonly description?: string;
  /**
   * The losses of both where D cannot tell, `p_g = p_data`: what curves are compared with. G's is absent where it can be any
   * number, for what D answers everywhere is then free.
   */
  readonly equilibrium?: { readonly discriminator: number; readonly generator?: number };
  /** The updates of D and G as a line of Algorithm 1's box would have them. */
  readonly updates?: { readonly discriminator: string; readonly generator: string };
  /**
   * D(x), the probability that an output of D stands for; for logits, σ. The caller owns it.
   *
   * @default sigmoid
   */
  probability?(output: Tensor2D): Tensor2D;
  /**
   * Whether D's outputs are scores that stand for no probability, not even at its optimum: records then have none.
   *
   * @default false
   */
  readonly isScore?: boolean;
  /** Whether G's loss compares its samples with real examples. @default false */
  readonly usesReal?: boolean;
  /** Whether D's loss is −V(D, G), up to its scale. @default false */
  readonly isValue?: boolean;
  /** Whether G's gradient vanishes where D rejects its samples with confidence. @default false */
  readonly saturates?: boolean;
  /** The discriminator's loss on real and generated examples. */
  discriminator(realLogits: Tensor2D, fakeLogits: Tensor2D): Scalar;
  /**
   * The generator's loss on its own examples.
   *
   * @param realLogits - As many of real ones; given where the loss `usesReal`.
   */
  generator(fakeLogits: Tensor2D, realLogits?: Tensor2D): Scalar;
}
