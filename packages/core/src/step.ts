import type { Sampler, TrainingRecord } from "@gan/spec";
import type { Scalar } from "@tensorflow/tfjs-core";
import { createRound, type OpenRound } from "./create-round.ts";
import { type Game, playerOf } from "./game.ts";
import { descend } from "./player.ts";
import { Moment } from "./replay/moment.ts";
import { slopesOf } from "./slope.ts";
import type { Step, StepSource } from "./step-source.ts";

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
  const source = new Moment(game, data, { iteration, epoch }).source(step);
  return takeStepFrom(source, game, data, { step, isMeasured });
}

/** The same where what it draws is somebody else's affair. */
export function takeStepFrom(
  source: StepSource,
  game: Game,
  data: Sampler,
  { step, isMeasured }: { readonly step: Step; readonly isMeasured: boolean },
): Measures {
  const players = step.movers.map((role) => [role, playerOf(game, role)] as const);
  const { update } = source;
  const round = roundOf(source, game, data, step);
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

/** What is drawn for a step. */
function roundOf(source: StepSource, game: Game, data: Sampler, { movers }: Step): OpenRound {
  const isJudgedByReal = (role: string) =>
    role === "discriminator" || playerOf(game, role).objective.usesReal;
  const isFull = !movers.some(isJudgedByReal);
  const batchSize = data.samples ?? (isFull ? data.batchSize : undefined);
  return createRound(game, {
    ...{ ...source, movers },
    // Conditions are those of the examples, one for each sample.
    ...(batchSize !== undefined && game.condition === undefined && { batchSize }),
  });
}
