import { grad, type Tensor2D, tidy } from "@tensorflow/tfjs-core";
import { createRound, type RoundSource } from "./create-round.ts";
import type { Game } from "./game.ts";

/**
 * The gradient of G's objective with respect to samples: against it lies where G is asked to send them.
 *
 * @param fake - Samples, `[m, exampleSize]`.
 * @param source - Where D's masks come from, and real examples for an objective that asks for them.
 * @returns `[m, exampleSize]`. The caller owns it.
 */
export function sampleSlope(
  game: Game,
  fake: Tensor2D,
  source: Pick<RoundSource, "at" | "real">,
): Tensor2D {
  const lossOf = (samples: Tensor2D) => {
    const round = createRound(game, { ...source, movers: ["generator"], fake: () => samples });
    const loss = game.generator.objective.loss(round);
    round.dispose();
    return loss;
  };
  return tidy(() => grad((samples) => lossOf(samples as Tensor2D))(fake) as Tensor2D);
}
