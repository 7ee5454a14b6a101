import type { Objective } from "@gan/core";
import { mean, mul, reverse, type Scalar, sub, tidy } from "@tensorflow/tfjs-core";

/**
 * Draws the mean of all completions of an example to what was really there, and leaves it to D how they differ.
 *
 *     weight · mean (G(z, m x, m) - x) (G(z', m x, m) - x),  z and z' independent
 *
 * That is, on average over both, (E_z[G] - x)²: a squared error would count how widely completions lie as an error, too. z' is the
 * noise of another row. What is visible adds nothing: G keeps it.
 *
 * @see Pathak et al., "Context Encoders", 2016, equation 1, whose error is that of each completion; Bendel et al., "A Regularized
 * Conditional GAN for Posterior Sampling", 2023, for the mean of several.
 */
export const meanError = ({ weight }: { readonly weight: number }): Objective => ({
  name: "mean error",
  usesReal: true,
  loss: ({ apply, noise, real, fake }) =>
    tidy(() => {
      const other = apply("generator", { x: reverse(noise, 0), given: fake.given }, "again");
      return mul<Scalar>(weight, mean(mul(sub(fake.x, real.x), sub(other, real.x))));
    }),
});
