import { sigmoid, type Tensor2D, tidy } from "@tensorflow/tfjs-core";
import { applyPlayer } from "./apply-player.ts";
import { assertAlive } from "./assert-playable.ts";
import type { Examples } from "./examples.ts";
import type { Game } from "./game.ts";
import { rowsOf } from "./rows-of.ts";

/**
 * D(x), or D(x, c): the probability that examples came from the data rather than from G, without dropout, with the mean weights where D
 * keeps them.
 *
 * @param examples - `[m, exampleSize]`.
 * @param given - c, `[m, condition.size]`, in a game with a condition.
 * @returns `[m, 1]`, each in `[0, 1]`. The caller owns it.
 * @throws {DisposedError} When the game is disposed.
 */
export function discriminate(game: Game, examples: Tensor2D, given?: Examples["given"]): Tensor2D {
  assertAlive(game);
  const { discriminator } = game;
  const { probability = sigmoid } = discriminator.objective;
  return tidy(() => probability(applyPlayer(discriminator, rowsOf({ x: examples, given }))));
}
