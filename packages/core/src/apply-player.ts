import { type Tensor2D, tidy } from "@tensorflow/tfjs-core";
import { evaluateNetwork } from "./evaluate-network.ts";
import { type Player, withEvaluationValues } from "./player.ts";

/**
 * Applies a player as it is used after training: without dropout or noise, with its mean weights where it keeps them.
 *
 * @param x - `[m, inputSize]`.
 * @returns `[m, outputSize]`. The caller owns it.
 */
export function applyPlayer(player: Player, x: Tensor2D): Tensor2D {
  return tidy(() => withEvaluationValues(player, () => evaluateNetwork(player.network, x)));
}
