import type { Tensor2D } from "@tensorflow/tfjs-core";
import { tidy } from "@tensorflow/tfjs-core";
import { applyPlayer } from "./apply-player.ts";
import { assertAlive } from "./assert-playable.ts";
import type { Examples } from "./examples.ts";
import type { Game } from "./game.ts";
import { rowsOf } from "./rows-of.ts";

/**
 * G(z), or G(z, c), as `sample` and `interpolate` draw it: without training noise, with the mean weights where G keeps them.
 *
 * @param noise - `[m, noiseSize]`.
 * @param given - c, `[m, condition.size]`, in a game with a condition.
 * @returns `[m, exampleSize]`. The caller owns it.
 * @throws {DisposedError} When the game is disposed.
 */
export function generate(game: Game, noise: Tensor2D, given?: Examples["given"]): Tensor2D {
  assertAlive(game);
  return tidy(() => applyPlayer(game.generator, rowsOf({ x: noise, given })));
}
