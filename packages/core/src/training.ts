import { DivergedError, InvalidOptionError, type TrainingRecord } from "@gan/spec";
import {
  backend,
  mean,
  type Scalar,
  sigmoid,
  stack,
  type Tensor2D,
  tidy,
} from "@tensorflow/tfjs-core";

export interface TrainingOptions {
  /** Turns of the outer loop in all, those before a resume included. */
  readonly iterations: number;
  /** Iterations from one record to the next, or which are recorded; reading a loss waits for the device. @default 100 */
  readonly recordEvery?: number | ((iteration: number) => boolean);
  /** Ends training after the iteration under way when it is aborted. */
  readonly signal?: AbortSignal;
}

/**
 * What a recorded iteration measures, still on the device: both losses, mean D(x) and mean D(G(z)).
 * Call it inside `tidy`, and return the result from it.
 */
export function observe(
  discriminatorLoss: Scalar,
  generatorLoss: Scalar,
  realLogits: Tensor2D,
  fakeLogits: Tensor2D,
): Scalar[] {
  const probability = (logits: Tensor2D) => mean<Scalar>(sigmoid(logits));
  return [discriminatorLoss, generatorLoss, probability(realLogits), probability(fakeLogits)];
}

/** Says which iterations are recorded; the last always is. */
export function recordingOf({ iterations, recordEvery = 100 }: TrainingOptions) {
  return (iteration: number) =>
    iteration === iterations ||
    (typeof recordEvery === "number" ? iteration % recordEvery === 0 : recordEvery(iteration));
}

/**
 * Waits for the device, reads an observation and frees it: the only point where numbers leave it.
 *
 * @throws {DivergedError} When a loss is not finite.
 */
export async function takeRecord(
  iteration: number,
  epoch: number,
  observation: readonly Scalar[],
): Promise<TrainingRecord> {
  const all = tidy(() => stack([...observation]));
  for (const scalar of observation) scalar.dispose();
  const values = await all.data().finally(() => all.dispose());
  const [discriminatorLoss, generatorLoss, realProbability, fakeProbability] =
    values as unknown as [number, number, number, number];
  const losses = { discriminatorLoss, generatorLoss };
  if (!Object.values(losses).every(Number.isFinite)) throw new DivergedError(iteration, losses);
  return { iteration, epoch, ...losses, realProbability, fakeProbability };
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

/** @throws {InvalidOptionError} When more iterations are done than were asked for. */
export function assertNotPast(done: number, iterations: number): void {
  if (iterations < done) {
    throw new InvalidOptionError(
      "iterations",
      iterations,
      `at least the ${done} that are already done`,
    );
  }
}
