import { type Game, simultaneous, updateDiscriminator, updateGenerator } from "@gan/core";
import { play } from "@gan/experiments";
import { DivergedError, type Sampler, type TrainingRecord } from "@gan/spec";
import { mean, type Scalar, sigmoid, stack, tidy } from "@tensorflow/tfjs-core";
import type { LastStep, PlaySettings } from "../protocol.ts";

/** Plays a game in whole iterations and in single steps of a player. */
export interface Stepper {
  /** Steps taken of the iteration under way. */
  readonly phase: number;
  readonly last: LastStep;
  /** Which player moves next. */
  readonly next: "discriminator" | "generator";
  /** Takes one step of the player that is next. @returns The record, when it ended an iteration. */
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
 * Creates a stepper.
 *
 * The steps of `alternating` are those of Algorithm 1 at the same addresses of the random streams, so a game that was stepped is
 * the game that was played. `simultaneous` moves both players at once and has no smaller step.
 *
 * @param phase - Steps that are behind the game in the iteration under way.
 */
export function createStepper(
  game: Game,
  sampler: Sampler,
  settings: PlaySettings,
  phase = 0,
): Stepper {
  const { discriminatorSteps: k, generatorSteps, schedule } = settings;
  let last: LastStep = "none";
  let seen = {
    discriminatorLoss: Number.NaN,
    realProbability: Number.NaN,
    fakeProbability: Number.NaN,
  };

  async function step(): Promise<TrainingRecord | undefined> {
    if (schedule === "simultaneous") {
      last = "both";
      const options = { iterations: game.iteration + 1, recordEvery: 1 };
      for await (const record of simultaneous(game, sampler, options)) return record;
    }
    const iteration = game.iteration + 1;
    const epoch = sampler.epochOf(iteration);
    if (phase < k) {
      const count = (iteration - 1) * k + phase + 1;
      const [loss, real, fake] = await read(() => {
        const d = updateDiscriminator(game, sampler, phase + 1, { iteration, epoch, count });
        return [d.loss, mean(sigmoid(d.realLogits)), mean(sigmoid(d.fakeLogits))];
      });
      seen = { discriminatorLoss: loss!, realProbability: real!, fakeProbability: fake! };
      phase++;
      last = "discriminator";
      return undefined;
    }
    const number = phase - k + 1;
    const count = (iteration - 1) * generatorSteps + number;
    const [generatorLoss] = await read(() => [
      updateGenerator(game, sampler, number, { iteration, epoch, count }),
    ]);
    phase++;
    last = "generator";
    if (phase < k + generatorSteps) return undefined;
    phase = 0;
    game.iteration = iteration;
    const record = { iteration, epoch, ...seen, generatorLoss: generatorLoss! };
    const losses = { discriminatorLoss: seen.discriminatorLoss, generatorLoss: generatorLoss! };
    if (!Object.values(losses).every(Number.isFinite)) throw new DivergedError(iteration, losses);
    return record;
  }

  return {
    get phase() {
      return phase;
    },
    get last() {
      return last;
    },
    get next() {
      return phase < k ? "discriminator" : "generator";
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

async function read(compute: () => Scalar[]): Promise<Float32Array> {
  const values = tidy(() => stack(compute()));
  return (await values.data().finally(() => values.dispose())) as Float32Array;
}
