import { add, mean, neg, type Scalar, softplus, tidy } from "@tensorflow/tfjs-core";
import type { NamedLoss } from "./named-loss.ts";

/**
 * The value function of the paper, stated as two losses.
 *
 *     L_D = -E[log D(x)] - E[log(1 - D(G(z)))] = E[softplus(-a)] + E[softplus(a')]
 *     L_G =  E[log(1 - D(G(z)))]               = -E[softplus(a')]
 *
 * with `a` the logits of real and `a'` of generated examples. At equilibrium `L_D = 2 log 2` and
 * `L_G = -log 2`. Early in training `∂L_G/∂a' = -σ(a')` vanishes: see {@link nonSaturating}.
 *
 * @see Goodfellow et al., "Generative Adversarial Nets", 2014, equation 1 and Algorithm 1.
 */
export const minimax: NamedLoss = {
  name: "minimax",
  description: "the value function, G descends log(1 − D(G(z)))",
  equilibrium: { discriminator: 2 * Math.LN2, generator: -Math.LN2 },
  updates: {
    discriminator: "ascend ∇ mean[log D(x) + log(1 − D(G(z)))]",
    generator: "descend ∇ mean[log(1 − D(G(z)))]",
  },
  isValue: true,
  saturates: true,
  discriminator: (realLogits, fakeLogits) =>
    tidy(() => add<Scalar>(mean(softplus(neg(realLogits))), mean(softplus(fakeLogits)))),
  generator: (fakeLogits) => tidy(() => neg(mean<Scalar>(softplus(fakeLogits)))),
};
