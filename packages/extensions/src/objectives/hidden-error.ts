import type { Objective } from "@gan/core";
import { mean, mul, type Scalar, squaredDifference, tidy } from "@tensorflow/tfjs-core";

/**
 * Draws completions to what was really there, beside what D says of them.
 *
 *     weight · mean (G(z, m x, m) - x)²
 *
 * What is visible adds nothing: G keeps it.
 *
 * @see Pathak et al., "Context Encoders", 2016, equation 1; Yoon, Jordon and van der Schaar, "GAIN", 2018, section 4.2.
 */
export const hiddenError = ({ weight }: { readonly weight: number }): Objective => ({
  name: "hidden error",
  usesReal: true,
  loss: ({ real, fake }) =>
    tidy(() => mul<Scalar>(weight, mean(squaredDifference(fake.x, real.x)))),
});
