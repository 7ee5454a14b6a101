import { mean, neg, type Scalar, softplus, tidy } from "@tensorflow/tfjs-core";
import type { AdversarialLoss } from "./adversarial-loss.ts";
import { minimax } from "./minimax.ts";

/**
 * The paper's heuristic: the generator maximizes `log D(G(z))`.
 *
 *     L_D as in minimax
 *     L_G = -E[log D(G(z))] = E[softplus(-a')],  a' = logit of D(G(z))
 *
 * It has the same fixed point as {@link minimax} and far larger gradients early in training, when
 * `D(G(z))` is close to 0: `∂L_G/∂a' = -σ(-a')`, which tends to -1 instead of 0.
 *
 * @see Goodfellow et al., "Generative Adversarial Nets", 2014, section 3, last paragraph.
 */
export const nonSaturating: AdversarialLoss = {
  name: "non-saturating",
  discriminator: minimax.discriminator,
  generator: (fakeLogits) => tidy(() => mean<Scalar>(softplus(neg(fakeLogits)))),
};
