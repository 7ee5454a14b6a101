import type { Sampler, TrainingRecord, Update } from "@gan/spec";
import type { Scalar } from "@tensorflow/tfjs-core";
import { createRound, type OpenRound } from "./create-round.ts";
import { type Game, playerOf } from "./game.ts";
import { nameInRound } from "./name-in-round.ts";
import { descend } from "./player.ts";
import { sampleExamples } from "./sample-examples.ts";
import { slopesOf } from "./slope.ts";

/** Players that move at once, each against its slope in one round. All others stand still. */
export interface Step {
  /** The roles of those who move. */
  readonly movers: readonly string[];
  /** Which of such steps it is in its iteration, from 1: part of the address of everything random in it. */
  readonly number: number;
  /** Such steps in an iteration. */
  readonly of: number;
  /** Which of the iteration's minibatches of real examples it sees, from 1. */
  readonly batch: number;
}

/** What a step measured: losses as `<role>Loss`, and what the objectives measure besides. */
export type Measures = Readonly<Record<string, Scalar>>;

/**
 * Takes one step of an iteration. Call it inside `tidy`, which owns the measures.
 *
 * @param at - The iteration and its epoch, from 1.
 * @param isMeasured - Whether to measure anything. @default true
 */
export function takeStep(
  game: Game,
  data: Sampler,
  { step, iteration, epoch }: Pick<TrainingRecord, "iteration" | "epoch"> & { readonly step: Step },
  isMeasured = true,
): Measures {
  const players = step.movers.map((role) => [role, playerOf(game, role)] as const);
  const update = { iteration, epoch, count: (iteration - 1) * step.of + step.number };
  const round = roundOf(game, data, step, update);
  try {
    // Where D moves and G does not, G(z) is a constant: made before the tape, it costs no slope anything.
    if (step.movers.includes("discriminator") && !step.movers.includes("generator")) round.fake;
    const slopes = slopesOf(
      players.map(([, { network, objective }]) => ({ network, loss: () => objective.loss(round) })),
    );
    const measures: Record<string, Scalar> = {};
    if (isMeasured) {
      for (const [i, [role]] of players.entries()) measures[`${role}Loss`] = slopes[i]!.value;
      for (const [, { objective }] of players) Object.assign(measures, objective.measures?.(round));
    }
    for (const [i, [, player]] of players.entries()) descend(player, slopes[i]!, update);
    return measures;
  } finally {
    round.dispose();
  }
}

/** What is drawn for a step: minibatch, noise and masks at its address. */
function roundOf(game: Game, data: Sampler, step: Step, update: Update): OpenRound {
  const { iteration } = update;
  const { movers, number, batch } = step;
  const isJudgedByReal = (role: string) =>
    role === "discriminator" || playerOf(game, role).objective.usesReal;
  const isFull = game.condition === undefined && !movers.some(isJudgedByReal);
  return createRound(game, {
    ...{ movers, update },
    at: (name) => game.rng.stream(nameInRound(movers, name), iteration, number),
    real: () => sampleExamples(data, iteration, batch),
    ...(isFull && { batchSize: data.batchSize }),
  });
}
