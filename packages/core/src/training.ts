import {
  assertPositiveInteger,
  DivergedError,
  InvalidOptionError,
  nextTurn,
  type Sampler,
  type TrainingRecord,
} from "@gan/spec";
import { backend, stack, tidy } from "@tensorflow/tfjs-core";
import { assertPlayable } from "./assert-playable.ts";
import type { Game } from "./game.ts";
import { createIterations, type Stack } from "./replay/iterations.ts";
import { takeSnapshot } from "./snapshot.ts";
import type { Measures } from "./step.ts";
import type { Step } from "./step-source.ts";

/** How long to train, and what is reported. */
export interface TrainingOptions {
  /** Turns of the outer loop in all, those before a resume included. */
  readonly iterations: number;
  /** Iterations from one record to the next, or which are recorded; reading a loss waits for the device. @default 100 */
  readonly recordEvery?: number | ((iteration: number) => boolean);
  /**
   * Ends training when it is aborted: after the iteration under way, or after the step under way in one of many, whose
   * steps are then taken back, so that the game is as it was after its last whole iteration.
   */
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
  const together = isRecording() ? MOST_RECORDED : 1;
  const groups = steps.length <= together ? [steps] : steps.map((step) => [step]);
  const takes = groups.map((group) => createIterations(game, data, group));
  const moversOf = (i: number) => groups[i]?.at(-1)?.movers.join();

  while (game.iteration < iterations && !signal?.aborted) {
    const iteration = game.iteration + 1;
    const at = { iteration, epoch: data.epochOf(iteration) };
    const isDue = isRecorded(iteration);
    const measured = await takeByTurns(game, { pace, signal }, takes, (take, i) =>
      take(at, isDue && moversOf(i) !== moversOf(i + 1)),
    );
    if (measured === undefined) return;
    game.iteration = iteration;
    if (isDue) yield recordOf(at, await readStacks(measured));
    await pace();
  }
}

/** Steps that a recording engine is given as one graph at most: it computes them at the end, and nothing is heard meanwhile. */
const MOST_RECORDED = 16;

/** Whether the engine computes nothing until it is told that a step has ended. */
function isRecording(): boolean {
  return "markStep" in backend();
}

interface Turns {
  readonly pace: () => Promise<void>;
  readonly signal: AbortSignal | undefined;
}

/**
 * The groups of an iteration's steps with a turn for the event loop between them, in the memory of one.
 *
 * @returns What each measured; `undefined` when it was told to stop: the game is then as it was before the iteration.
 */
async function takeByTurns<Take>(
  game: Game,
  { pace, signal }: Turns,
  takes: readonly Take[],
  take: (take: Take, i: number) => Stack,
): Promise<Stack[] | undefined> {
  const measured: Stack[] = [];
  using before = signal && takes.length > 1 ? takeSnapshot(game) : undefined;
  for (const [i, each] of takes.entries()) {
    if (i > 0) {
      await pace();
      if (signal?.aborted) {
        for (const { all } of measured) all?.dispose();
        await before?.restore();
        return undefined;
      }
    }
    measured.push(take(each, i));
  }
  return measured;
}

/** Waits for the device, reads what was measured and frees it: the only point where numbers leave it. */
export async function readMeasures(measures: Measures): Promise<Record<string, number>> {
  const scalars = Object.values(measures);
  const all = scalars.length > 0 ? tidy(() => stack(scalars)) : undefined;
  for (const scalar of scalars) scalar.dispose();
  return readStacks([{ names: Object.keys(measures), all }]);
}

async function readStacks(stacks: readonly Stack[]): Promise<Record<string, number>> {
  const read = stacks.map(async ({ names, all }) => {
    const values = (await all?.data().finally(() => all.dispose())) ?? [];
    return names.map((name, i) => [name, values[i]!] as const);
  });
  return Object.fromEntries((await Promise.all(read)).flat());
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
    await nextTurn();
    last = performance.now();
  };
}
