import { add, mean, neg, relu, type Scalar, sub, tidy } from "@tensorflow/tfjs-core";
import type { NamedLoss } from "./named-loss.ts";

/**
 * D is drawn to at least 1 on real and to at most -1 on generated examples, and no farther; G follows its scores.
 *
 *     L_D = E[max(0, 1 - a)] + E[max(0, 1 + a')]
 *     L_G = -E[a']
 *
 * in the unit of D's output. D's optimum is the sign of `p_data - p_g`, a verdict and no probability, and at it `L_D` is
 * `2 - 2 TV(p_data, p_g)`. Where `p_g = p_data`, any D between -1 and 1 costs 2, so `L_G` can come to rest anywhere there.
 *
 * @see Lim and Ye, "Geometric GAN", 2017; Miyato et al., "Spectral Normalization for Generative
 * Adversarial Networks", 2018, equations 16 and 17.
 */
export const hinge: NamedLoss = {
  name: "hinge",
  description: "a margin: D is drawn beyond 1 and −1 and no farther, G ascends D's score",
  equilibrium: { discriminator: 2 },
  updates: {
    discriminator: "descend ∇ mean[max(0, 1 − D(x)) + max(0, 1 + D(G(z)))]",
    generator: "ascend ∇ mean[D(G(z))]",
  },
  isScore: true,
  discriminator: (realLogits, fakeLogits) =>
    tidy(() => add<Scalar>(mean(relu(sub(1, realLogits))), mean(relu(add(1, fakeLogits))))),
  generator: (fakeLogits) => tidy(() => neg(mean<Scalar>(fakeLogits))),
};
