import { encodeCheckpoint, type Game } from "@gan/core";
import { type Experiment, play } from "@gan/experiments";
import { formatRecord } from "@gan/report";
import type { Run } from "@gan/runs/node";
import { DivergedError, type Sampler, type TrainingRecord } from "@gan/spec";
import { fixedSamplesPng } from "./pictures.ts";
import type { Provenance, StoredTraining } from "./records.ts";
import type { RunOptions } from "./run-options.ts";
import { createStatus } from "./terminal.ts";

/** Sample pictures in a run, the one before training apart. */
const PICTURES = 12;
/** Milliseconds between checkpoints, where no number of iterations was asked for. */
const CHECKPOINT_INTERVAL = 60_000;

export interface TrainRunOptions {
  readonly run: Run;
  readonly experiment: Experiment;
  readonly options: RunOptions;
  readonly provenance: Provenance;
  readonly game: Game;
  readonly sampler: Sampler;
  readonly signal: AbortSignal;
}

/**
 * Trains a game to the end of its run, keeping statistics, sample pictures and checkpoints.
 *
 * However it ends, by its last iteration, a signal or divergence, what was saved last is whole and finite;
 * a signal saves first.
 *
 * @returns Whether the run reached its end.
 * @throws {DivergedError} When a loss or a weight is not finite.
 */
export async function trainRun({
  run,
  experiment,
  options,
  provenance,
  game,
  sampler,
  signal,
}: TrainRunOptions): Promise<boolean> {
  const { iterations, settings, checkpointEvery } = options;
  const pictureEvery = Math.max(1, Math.round(iterations / PICTURES));
  const isPictured = (iteration: number) =>
    iteration % pictureEvery === 0 || iteration === iterations;
  const isCheckpointed = (iteration: number) =>
    checkpointEvery !== undefined && iteration % checkpointEvery === 0;
  const recordEvery = Math.max(1, Math.min(10, Math.floor(iterations / 200)));
  const pace = createPace(game.iteration);
  const status = createStatus();
  let lastCheckpoint = performance.now();
  const save = async () => {
    await assertFinite(game);
    await run.writeCheckpoint(await encodeCheckpoint(game, metadataOf(experiment, provenance)));
    lastCheckpoint = performance.now();
  };

  try {
    status.update(`Iteration ${game.iteration + 1} of ${iterations}`);
    if (game.iteration === 0) await savePicture(run, game);
    const records = play(game, sampler, settings, {
      iterations,
      recordEvery: (iteration) =>
        iteration <= 10 ||
        iteration % recordEvery === 0 ||
        isPictured(iteration) ||
        isCheckpointed(iteration),
      signal,
    });
    for await (const record of records) {
      const stored: StoredTraining = { kind: "training", ...record, ...provenance };
      await run.appendRecord(stored);
      status.update(() => formatRecord(record, pace(record, iterations)));
      if (isPictured(record.iteration)) await savePicture(run, game);
      const isDue =
        checkpointEvery === undefined
          ? performance.now() - lastCheckpoint > CHECKPOINT_INTERVAL
          : isCheckpointed(record.iteration);
      if (isDue) await save();
    }
    await save();
  } finally {
    status.finish();
  }
  return game.iteration === iterations;
}

/** An update may leave numbers that are not finite, which the losses tell only one iteration later. */
async function assertFinite({ iteration, generator, discriminator }: Game): Promise<void> {
  for (const { network } of [discriminator, generator]) {
    for (const { name, variable } of [...network.parameters, ...network.state]) {
      const values = await variable.data();
      const wrong = values.find((value) => !Number.isFinite(value));
      if (wrong !== undefined) {
        throw new DivergedError(iteration, { [`${network.name}/${name}`]: wrong });
      }
    }
  }
}

function metadataOf(experiment: Experiment, { seed, version }: Provenance): Record<string, string> {
  return { experiment: experiment.name, seed: String(seed), version, format: "gan-checkpoint-1" };
}

async function savePicture(run: Run, game: Game): Promise<void> {
  const png = await fixedSamplesPng(game);
  if (png === undefined) return;
  await run.store.writeAtomically(sampleFile(game.iteration), png);
}

const sampleFile = (iteration: number) => `samples-${String(iteration).padStart(8, "0")}.png`;

/** The iteration a sample picture was made at, or `undefined` for any other file. */
export function iterationOfSample(file: string): number | undefined {
  const [, digits] = /^samples-(\d{8})\.png$/.exec(file) ?? [];
  return digits === undefined ? undefined : Number(digits);
}

/** Iterations per second over the last half minute or so, and the seconds left. */
function createPace(from: number) {
  const seen = [{ iteration: from, time: performance.now() }];
  return ({ iteration }: TrainingRecord, total: number) => {
    const time = performance.now();
    seen.push({ iteration, time });
    while (seen.length > 2 && time - seen[1]!.time > 30_000) seen.shift();
    const iterationsPerSecond =
      (1000 * (iteration - seen[0]!.iteration)) / Math.max(1, time - seen[0]!.time);
    return { total, iterationsPerSecond, eta: (total - iteration) / iterationsPerSecond };
  };
}
