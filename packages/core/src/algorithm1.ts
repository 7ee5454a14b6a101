import { assertPositiveInteger, type Sampler, type TrainingRecord } from "@gan/spec";
import type { Game } from "./game.ts";
import type { Step } from "./step-source.ts";
import { type TrainingOptions, train } from "./training.ts";

/** How often each player moves in one iteration. */
export interface StepCounts {
  /** k: updates of D in one iteration. @default 1 */
  readonly discriminatorSteps?: number;
  /** Updates of G in one iteration; more than 1 invites the Helvetica scenario (section 6). @default 1 */
  readonly generatorSteps?: number;
}

/** How long to train, and how often each player moves in one iteration. */
export interface Algorithm1Options extends TrainingOptions, StepCounts {}

/**
 * Minibatch stochastic gradient training of generative adversarial nets.
 *
 *     for each training iteration
 *       for k steps
 *         sample m noise vectors z and m examples x
 *         update D by ascending  ∇ mean[log D(x) + log(1 - D(G(z)))]
 *       sample m noise vectors z
 *       update G by descending ∇ mean[log(1 - D(G(z)))]
 *
 * The players' objectives state what each ascends as something to descend. What "sample" draws is a round, and what
 * "update" does is `takeStep`. Training advances only while its records are consumed, so `break` stops it; no tensor
 * outlives the iteration that made it.
 *
 * @param game - Its players. Their parameters change in place, from `game.iteration` on.
 * @param data - p_data: where minibatches of real examples come from.
 * @returns One record for each recorded iteration and one for the last.
 * @throws {InvalidOptionError} When a count is not a positive integer.
 * @throws {DivergedError} When a recorded value is not finite.
 * @see Goodfellow et al., "Generative Adversarial Nets", 2014, Algorithm 1.
 */
export async function* algorithm1(
  game: Game,
  data: Sampler,
  options: Algorithm1Options,
): AsyncGenerator<TrainingRecord, void> {
  yield* train(game, data, alternatingSteps(game, options), options);
}

/**
 * The steps of one iteration of the box: each mover has a round of its own.
 *
 * D moves k times, then G, and then once each player that the game has besides.
 *
 * @throws {InvalidOptionError} When a count is not a positive integer.
 */
export function alternatingSteps(
  { players }: Pick<Game, "players">,
  { discriminatorSteps: k = 1, generatorSteps = 1 }: StepCounts = {},
): readonly Step[] {
  const counts = { discriminatorSteps: k, generatorSteps };
  for (const [option, count] of Object.entries(counts)) assertPositiveInteger(option, count);
  const steps = { discriminator: k, generator: generatorSteps };
  return Object.keys(players).flatMap((role) => {
    const of = steps[role as keyof typeof steps] ?? 1;
    return Array.from({ length: of }, (_, i): Step => {
      return { movers: [role], number: i + 1, of, batch: Math.min(i + 1, k) };
    });
  });
}
