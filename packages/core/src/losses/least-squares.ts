import { add, clipByValue, div, mean, type Scalar, square, sub, tidy } from "@tensorflow/tfjs-core";
import type { NamedLoss } from "./named-loss.ts";

/**
 * Least squares in the place of log-likelihood: D's output is drawn to 1 on real and to -1 on generated examples, G's to 0.
 *
 *     L_D = ½ E[(a - 1)²] + ½ E[(a' + 1)²]
 *     L_G = ½ E[a'²]
 *
 * With these codes G descends the Pearson χ² divergence of `p_data + p_g` from `2 p_g`. D's optimum is
 * `(p_data - p_g) / (p_data + p_g)`, 0 where it cannot tell; then `L_D = 1` and `L_G = 0`. A sample that D rejects with
 * confidence pulls the harder the farther off it is. An output a stands for the probability (1 + a) / 2, which the optimum makes
 * `p_data / (p_data + p_g)`.
 *
 * @see Mao et al., "Least Squares Generative Adversarial Networks", 2017, equations 2 and 8.
 */
export const leastSquares: NamedLoss = {
  name: "least-squares",
  description: "squares: D's output is drawn to 1 and −1, G draws it to 0",
  equilibrium: { discriminator: 1, generator: 0 },
  updates: {
    discriminator: "descend ∇ mean[(D(x) − 1)² + (D(G(z)) + 1)²] / 2",
    generator: "descend ∇ mean[D(G(z))²] / 2",
  },
  probability: (output) => tidy(() => clipByValue(div(add(output, 1), 2), 0, 1)),
  discriminator: (realLogits, fakeLogits) =>
    tidy(() =>
      div<Scalar>(add(mean(square(sub(realLogits, 1))), mean(square(add(fakeLogits, 1)))), 2),
    ),
  generator: (fakeLogits) => tidy(() => div<Scalar>(mean(square(fakeLogits)), 2)),
};
