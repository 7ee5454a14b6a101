import { mean, neg, type Scalar, sub, tidy } from "@tensorflow/tfjs-core";
import type { NamedLoss } from "./named-loss.ts";

/**
 * D is a critic: it draws its scores of real and generated examples apart as far as its slope allows, and G follows them.
 *
 *     L_D = E[a'] - E[a]
 *     L_G = -E[a']
 *
 * in the unit of D's output. The loss alone has no bound: it needs a D whose slope is held, by a gradient penalty, by clipped
 * weights or by a spectral norm. Where the slope is 1 at most, D's best `-L_D` is the Wasserstein distance of p_data and p_g,
 * in the unit of the examples. A constant added to D changes nothing, so a score stands for no probability, and `L_G` can
 * come to rest anywhere.
 *
 * @see Arjovsky, Chintala and Bottou, "Wasserstein GAN", 2017, equation 2 and algorithm 1.
 */
export const wasserstein: NamedLoss = {
  name: "wasserstein",
  description: "the distance of mean scores; needs a penalty on D's slope or clipped weights",
  equilibrium: { discriminator: 0 },
  updates: {
    discriminator: "ascend ∇ mean[D(x) − D(G(z))]",
    generator: "ascend ∇ mean[D(G(z))]",
  },
  isScore: true,
  discriminator: (realLogits, fakeLogits) =>
    tidy(() => sub<Scalar>(mean(fakeLogits), mean(realLogits))),
  generator: (fakeLogits) => tidy(() => neg(mean<Scalar>(fakeLogits))),
};
