import { mean, type Scalar, softplus, sub, type Tensor2D, tidy } from "@tensorflow/tfjs-core";
import { assertReal } from "./assert-real.ts";
import type { NamedLoss } from "./named-loss.ts";

/** Mean of -log σ(better - worse), pair by pair. */
const preferring = (better: Tensor2D, worse: Tensor2D) =>
  tidy(() => mean<Scalar>(softplus(sub(worse, better))));

/**
 * D is asked which of a pair is real, and G to have its sample taken for the real one.
 *
 *     L_D = E[softplus(a' - a)] = -E[log σ(a - a')]
 *     L_G = E[softplus(a - a')] = -E[log σ(a' - a)]
 *
 * with `a` of a real example and `a'` of the sample beside it, in nats. D's optimum is `log(p_data / p_g)` and any constant: one
 * output alone stands for no probability, a difference does. Where D cannot tell, both losses are log 2. A mode that G leaves
 * out has real examples that D prefers, and is so felt by G in every pair.
 *
 * @see Jolicoeur-Martineau, "The relativistic discriminator", 2018: RSGAN; Huang et al., "The GAN is dead; long
 * live the GAN! A Modern GAN Baseline", 2024, equation 2.
 */
export const relativistic: NamedLoss = {
  name: "relativistic",
  description: "pairs: D says which of two is real, G has its own taken for it",
  equilibrium: { discriminator: Math.LN2, generator: Math.LN2 },
  updates: {
    discriminator: "descend ∇ mean[log(1 + exp(D(G(z)) − D(x)))]",
    generator: "descend ∇ mean[log(1 + exp(D(x) − D(G(z))))]",
  },
  isScore: true,
  usesReal: true,
  discriminator: preferring,
  generator(fakeLogits, realLogits) {
    assertReal(realLogits);
    return preferring(fakeLogits, realLogits);
  },
};
