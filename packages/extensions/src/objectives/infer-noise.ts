import type { Examples, Objective } from "@gan/core";
import { add, mean, type Scalar, slice, squaredDifference, tidy } from "@tensorflow/tfjs-core";

/**
 * An encoder E learns which noise an example comes from, for a generator that stands still: let E alone move.
 *
 *     E_z[(E(G(z)) - z)²] + E_x[(G(E(x)) - x)²],  each the mean over the numbers of a vector
 *
 * The first part is learned on as many samples as wanted, whose noise is known; the second ties E to real examples, whose
 * noise nobody knows.
 *
 * @param role - The encoder's; what it gives after as many numbers as z has is not looked at.
 * @see Goodfellow et al., "Generative Adversarial Nets", 2014, section 7, 2.
 */
export function inferNoise(role = "encoder"): Objective {
  const parts = (round: Parameters<Objective["loss"]>[0]) => {
    const [, noiseSize] = round.noise.shape;
    const infer = (examples: Examples, name: string) => {
      const given = round.apply(role, examples, name);
      return slice(given, [0, 0], [given.shape[0], noiseSize]);
    };
    const inferred = infer(round.fake, "samples");
    const decoded = round.apply("generator", { x: infer(round.real, "examples") }, "decoded");
    return {
      noiseError: mean<Scalar>(squaredDifference(inferred, round.noise)),
      reconstructionError: mean<Scalar>(squaredDifference(decoded, round.real.x)),
    };
  };
  return {
    name: "infer noise",
    usesReal: true,
    loss: (round) =>
      tidy(() => {
        const { noiseError, reconstructionError } = parts(round);
        return add<Scalar>(noiseError, reconstructionError);
      }),
    measures: (round) => tidy(() => parts(round)),
  };
}
