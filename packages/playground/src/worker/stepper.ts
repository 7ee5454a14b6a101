import { type Game, readMeasures, recordOf, type Step, takeStep } from "@gan/core";
import { play, stepsOf } from "@gan/experiments";
import type { Sampler, TrainingRecord } from "@gan/spec";
import { tidy } from "@tensorflow/tfjs-core";
import type { LastStep, PlaySettings } from "../protocol.ts";

/** Plays a game in whole iterations and in single steps. */
export interface Stepper {
  /** Steps taken of the iteration under way. */
  readonly phase: number;
  readonly last: LastStep;
  /** What the steps of the iteration under way measured. */
  readonly measured: Readonly<Record<string, number>>;
  /** The steps of an iteration, in order. */
  readonly steps: readonly Step[];
  /** Which player moves next. */
  readonly next: string;
  /** Takes the next step. @returns The record, when it ended an iteration. */
  step(): Promise<TrainingRecord | undefined>;
  /** Takes the steps that are left of the iteration under way. */
  finish(): Promise<TrainingRecord | undefined>;
  /** Plays whole iterations; end a broken one first. */
  play(
    recordEvery: (iteration: number) => boolean,
    iterations?: number,
  ): AsyncGenerator<TrainingRecord, void>;
}

/**
 * Creates a stepper. Its steps are those that training takes, at the same addresses of the random streams, so a game that
 * was stepped is the game that was played.
 *
 * @param phase - Steps that are behind the game in the iteration under way.
 */
export function createStepper(
  game: Game,
  sampler: Sampler,
  settings: PlaySettings,
  phase = 0,
): Stepper {
  const steps = stepsOf(game, settings);
  let last: LastStep = "none";
  let values: Record<string, number> = {};

  async function step(): Promise<TrainingRecord | undefined> {
    const iteration = game.iteration + 1;
    const at = { iteration, epoch: sampler.epochOf(iteration) };
    const next = steps[phase]!;
    const measures = tidy(() => takeStep(game, sampler, { step: next, ...at }));
    values = { ...values, ...(await readMeasures(measures)) };
    last = next.movers.length > 1 ? "both" : (next.movers[0] as LastStep);
    phase++;
    if (phase < steps.length) return undefined;
    phase = 0;
    game.iteration = iteration;
    const record = recordOf(at, values);
    values = {};
    return record;
  }

  return {
    steps,
    get phase() {
      return phase;
    },
    get last() {
      return last;
    },
    get measured() {
      return values;
    },
    get next() {
      return steps[phase]!.movers[0]!;
    },
    step,
    async finish() {
      let record: TrainingRecord | undefined;
      while (phase > 0) record = await step();
      return record;
    },
    play(recordEvery, iterations = Number.MAX_SAFE_INTEGER) {
      last = "both";
      return play(game, sampler, settings, { iterations, recordEvery });
    },
  };
}
