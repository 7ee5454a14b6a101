import { add, mean, type Scalar, softplus, sub, type Tensor2D, tidy } from "@tensorflow/tfjs-core";
import { assertReal } from "./assert-real.ts";
import type { NamedLoss } from "./named-loss.ts";

/** -E[log σ(better - E worse)] - E[log(1 - σ(worse - E better))]. */
const preferring = (better: Tensor2D, worse: Tensor2D) =>
  tidy(() =>
    add<Scalar>(mean(softplus(sub(mean(worse), better))), mean(softplus(sub(worse, mean(better))))),
  );

/**
 * D is asked whether an example is more real than the mean of the other kind, G to have it the other way round.
 *
 *     L_D = E[softplus(E a' - a)] + E[softplus(a' - E a)]
 *     L_G = E[softplus(E a - a')] + E[softplus(a - E a')]
 *
 * in nats. A constant added to D changes nothing, so one output alone stands for no probability. Where D cannot tell, both are
 * 2 log 2.
 *
 * @see Jolicoeur-Martineau, "The relativistic discriminator", 2018: RaSGAN.
 */
export const relativisticAverage: NamedLoss = {
  name: "relativistic-average",
  description: "D sets each example against the mean of the other kind, G the other way round",
  equilibrium: { discriminator: 2 * Math.LN2, generator: 2 * Math.LN2 },
  updates: {
    discriminator:
      "descend ∇ mean[log(1 + exp(mean D(G(z)) − D(x))) + log(1 + exp(D(G(z)) − mean D(x)))]",
    generator:
      "descend ∇ mean[log(1 + exp(mean D(x) − D(G(z)))) + log(1 + exp(D(x) − mean D(G(z))))]",
  },
  isScore: true,
  usesReal: true,
  discriminator: preferring,
  generator(fakeLogits, realLogits) {
    assertReal(realLogits);
    return preferring(fakeLogits, realLogits);
  },
};
