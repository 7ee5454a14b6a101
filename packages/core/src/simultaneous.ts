import type { Sampler, TrainingRecord } from "@gan/spec";
import type { Game } from "./game.ts";
import type { Step } from "./step-source.ts";
import { type TrainingOptions, train } from "./training.ts";

/**
 * Simultaneous training, as the authors' released code did it; the paper prints {@link algorithm1}.
 *
 *     for each training iteration
 *       sample m noise vectors z and m examples x
 *       compute both gradients from the same samples G(z), the same logits D(G(z)) and the old D and G
 *       update D and G at once
 *
 * @param game - Its players. Their parameters change in place, from `game.iteration` on.
 * @param data - p_data: where minibatches of real examples come from.
 * @returns One record for each recorded iteration and one for the last.
 * @throws {InvalidOptionError} When a count is not a positive integer.
 * @throws {DivergedError} When a recorded value is not finite.
 * @see github.com/goodfeli/adversarial (2014), the configurations behind Table 1.
 */
export async function* simultaneous(
  game: Game,
  data: Sampler,
  options: TrainingOptions,
): AsyncGenerator<TrainingRecord, void> {
  yield* train(game, data, simultaneousSteps(game), options);
}

/** The one step of an iteration: one round, in which all players move. */
export function simultaneousSteps({ players }: Pick<Game, "players">): readonly Step[] {
  return [{ movers: Object.keys(players), number: 1, of: 1, batch: 1 }];
}
