import type { Scalar, Tensor2D } from "@tensorflow/tfjs-core";

/**
 * What each player minimizes, written on logits `a` with `D(x) = σ(a)`.
 *
 * Logits keep `log σ(a)` finite: `log σ(a) = -softplus(-a)` and `log(1 - σ(a)) = -softplus(a)`.
 * Every tensor of logits has shape `[m, 1]`; every loss is in nats. The caller owns what is returned.
 */
export interface AdversarialLoss {
  readonly name: string;
  /** The discriminator's loss on real and generated examples. */
  discriminator(realLogits: Tensor2D, fakeLogits: Tensor2D): Scalar;
  /** The generator's loss on its own examples. */
  generator(fakeLogits: Tensor2D): Scalar;
}
