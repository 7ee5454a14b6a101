import { type Tensor2D, tidy } from "@tensorflow/tfjs-core";
import type { Game } from "./game.ts";
import { withMeanWeights } from "./learning-rules/averaging.ts";

/**
 * G(z), as `sample` and `interpolate` draw it: without training noise, with the mean weights where G's rule keeps them.
 *
 * @param noise - `[m, noiseSize]`.
 * @returns `[m, exampleSize]`. The caller owns it.
 */
export function generate({ generator, rng }: Game, noise: Tensor2D): Tensor2D {
  const { network, rule } = generator;
  const options = { mode: "evaluate", stream: rng.stream("evaluate") } as const;
  return tidy(() => withMeanWeights(network, rule, () => network.apply(noise, options)));
}
