import {
  assertPositiveInteger,
  DivergedError,
  InvalidOptionError,
  type Sampler,
  type TrainingRecord,
} from "@gan/spec";
import { backend, stack, tidy } from "@tensorflow/tfjs-core";
import { assertPlayable } from "./assert-playable.ts";
import type { Game } from "./game.ts";
import { type Measures, type Step, takeStep } from "./step.ts";

/** How long to train, and what is reported. */
export interface TrainingOptions {
  /** Turns of the outer loop in all, those before a resume included. */
  readonly iterations: number;
  /** Iterations from one record to the next, or which are recorded; reading a loss waits for the device. @default 100 */
  readonly recordEvery?: number | ((iteration: number) => boolean);
  /** Ends training after the iteration under way when it is aborted. */
  readonly signal?: AbortSignal;
}

/**
 * Plays the steps of an iteration again and again: the outer loop that all schedules share.
 *
 * Training advances only while its records are consumed, so `break` stops it; no tensor outlives the iteration that made it.
 *
 * @param game - Its players' parameters change in place, from `game.iteration` on.
 * @param data - p_data: where minibatches of real examples come from.
 * @param steps - What an iteration is made of, in order.
 * @returns One record for each recorded iteration and one for the last.
 * @throws {InvalidOptionError} When `iterations` is no positive integer, or more are done already.
 * @throws {DivergedError} When a recorded value is not finite.
 */
export async function* train(
  game: Game,
  data: Sampler,
  steps: readonly Step[],
  options: TrainingOptions,
): AsyncGenerator<TrainingRecord, void> {
  const { iterations, recordEvery = 100, signal } = options;
  assertPositiveInteger("iterations", iterations);
  assertPlayable(game, data);
  if (iterations < game.iteration) {
    const expected = `at least the ${game.iteration} that are already done`;
    throw new InvalidOptionError("iterations", iterations, expected);
  }
  const isRecorded = (iteration: number) =>
    iteration === iterations ||
    (typeof recordEvery === "number" ? iteration % recordEvery === 0 : recordEvery(iteration));
  const pace = createPacer();

  while (game.iteration < iterations && !signal?.aborted) {
    const iteration = game.iteration + 1;
    const at = { iteration, epoch: data.epochOf(iteration) };
    const isDue = isRecorded(iteration);
    const measures = tidy(() => {
      const last: Record<string, Measures[string]> = {};
      for (const step of steps) Object.assign(last, takeStep(game, data, { step, ...at }, isDue));
      return last;
    });
    game.iteration = iteration;
    if (isDue) yield recordOf(at, await readMeasures(measures));
    await pace();
  }
}

/** Waits for the device, reads what was measured and frees it: the only point where numbers leave it. */
export async function readMeasures(measures: Measures): Promise<Record<string, number>> {
  const all = tidy(() => stack(Object.values(measures)));
  for (const scalar of Object.values(measures)) scalar.dispose();
  const values = await all.data().finally(() => all.dispose());
  return Object.fromEntries(Object.keys(measures).map((name, i) => [name, values[i]!]));
}

/**
 * An iteration's record: its losses, then whatever else was measured.
 *
 * @throws {DivergedError} When a value is not finite.
 */
export function recordOf(
  at: { readonly iteration: number; readonly epoch: number },
  values: Readonly<Record<string, number>>,
): TrainingRecord {
  const entries = Object.entries(values);
  const isLoss = ([name]: (typeof entries)[0]) => name.endsWith("Loss");
  const losses = entries.filter(isLoss);
  const others = entries.filter((entry) => !isLoss(entry));
  for (const group of [losses, others]) {
    const lost = group.filter(([, value]) => !Number.isFinite(value));
    if (lost.length > 0) throw new DivergedError(at.iteration, Object.fromEntries(lost));
  }
  return { ...at, values: Object.fromEntries([...losses, ...others]) };
}

/**
 * Ends an iteration: lets a recording backend run what it has recorded, and gives the event loop a
 * turn at least every 50 ms, so that timers, Ctrl-C and messages are heard on backends whose reads
 * resolve at once.
 */
export function createPacer(): () => Promise<void> {
  let last = performance.now();
  return async () => {
    (backend() as { markStep?(): void }).markStep?.();
    if (performance.now() - last < 50) return;
    await new Promise<void>((resolve) => nextTurn(resolve));
    last = performance.now();
  };
}

/** A timer of 0 ms waits for one all the same, up to a fiftieth of the time; Node's `setImmediate` does not. */
const nextTurn: (then: () => void) => void = globalThis.setImmediate ?? setTimeout;
