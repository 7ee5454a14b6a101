import { sigmoid, type Tensor2D, tidy } from "@tensorflow/tfjs-core";
import { evaluateNetwork } from "./evaluate-network.ts";
import type { Game } from "./game.ts";

/**
 * D(x), the probability that examples came from the data rather than from G, without dropout.
 *
 * @param examples - `[m, exampleSize]`.
 * @returns `[m, 1]`, each in `[0, 1]`. The caller owns it.
 */
export function discriminate({ discriminator }: Game, examples: Tensor2D): Tensor2D {
  return tidy(() => sigmoid(evaluateNetwork(discriminator.network, examples)));
}
