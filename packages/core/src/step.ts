import type { Sampler, TrainingRecord } from "@gan/spec";
import type { Scalar } from "@tensorflow/tfjs-core";
import { createRound, type OpenRound } from "./create-round.ts";
import { type Game, playerOf } from "./game.ts";
import { meanOf, microbatchesOf } from "./microbatches.ts";
import { descend, type Player } from "./player.ts";
import { Moment } from "./replay/moment.ts";
import { type Slope, slopesOf } from "./slope.ts";
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
  const microbatches = microbatchesOf(source, game, samplesIn(game, data, step));
  const shares = microbatches.map(({ share }) => share);
  const taken = microbatches.map((microbatch) => {
    const round = createRound(game, { ...microbatch, movers: step.movers });
    try {
      return slopesIn(round, players, isMeasured);
    } finally {
      round.dispose();
    }
  });
  for (const [i, [, player]] of players.entries()) {
    const gradients = taken.map(({ slopes }) => slopes[i]!.gradients);
    descend(player, { gradients: meanOf(gradients, shares) }, source.update);
  }
  return meanOf(
    taken.map(({ measures }) => measures),
    shares,
  );
}

/** The slopes of those who move, each in its place, and what is measured. */
function slopesIn(
  round: OpenRound,
  players: readonly (readonly [role: string, Player])[],
  isMeasured: boolean,
): { readonly slopes: readonly Slope[]; readonly measures: Measures } {
  const roles = players.map(([role]) => role);
  // Where D moves and G does not, G(z) is a constant: made before the tape, it costs no slope anything.
  if (roles.includes("discriminator") && !roles.includes("generator")) round.fake;
  const slopes = slopesOf(
    players.map(([, { network, objective }]) => ({ network, loss: () => objective.loss(round) })),
  );
  const measures: Record<string, Scalar> = {};
  if (isMeasured) {
    for (const [i, role] of roles.entries()) measures[`${role}Loss`] = slopes[i]!.value;
    for (const [, { objective }] of players) Object.assign(measures, objective.measures?.(round));
  }
  return { slopes, measures };
}

/** How many samples a step has, where they are not as many as its real examples. */
function samplesIn(game: Game, data: Sampler, { movers }: Step): number | undefined {
  // Conditions are those of the examples, one for each sample.
  if (game.condition !== undefined) return undefined;
  const isJudgedByReal = (role: string) =>
    role === "discriminator" || playerOf(game, role).objective.usesReal;
  return data.samples ?? (movers.some(isJudgedByReal) ? undefined : data.batchSize);
}
