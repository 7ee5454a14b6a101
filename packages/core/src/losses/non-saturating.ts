import { mean, neg, type Scalar, softplus, tidy } from "@tensorflow/tfjs-core";
import { minimax } from "./minimax.ts";
import type { NamedLoss } from "./named-loss.ts";

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
export const nonSaturating: NamedLoss = {
  name: "non-saturating",
  description: "the paper's heuristic, G ascends log D(G(z))",
  equilibrium: { discriminator: 2 * Math.LN2, generator: Math.LN2 },
  updates: {
    discriminator: "ascend ∇ mean[log D(x) + log(1 − D(G(z)))]",
    generator: "ascend ∇ mean[log D(G(z))]",
  },
  isValue: true,
  discriminator: minimax.discriminator,
  generator: (fakeLogits) => tidy(() => mean<Scalar>(softplus(neg(fakeLogits)))),
};
