import { encodeCheckpoint, type Game } from "@gan/core";
import { createExperimentSampler, type Experiment, play } from "@gan/experiments";
import { formatRecord } from "@gan/report";
import type { Run } from "@gan/runs/node";
import { type Dataset, DivergedError } from "@gan/spec";
import { keepScore } from "./keep-score.ts";
import { measureChannels } from "./monitor-run.ts";
import { fixedSamplesPng } from "./pictures.ts";
import {
  type Place,
  type Provenance,
  type StoredMonitor,
  type StoredRecord,
  type StoredTraining,
  scoreRecord,
} from "./records.ts";
import type { OpenStage } from "./restore-run.ts";
import { type ParsedRun, placeOf } from "./run-options.ts";
import { scoreGame } from "./score.ts";
import { createStatus } from "./terminal.ts";

/** Sample pictures in a run, the one before training apart. */
const PICTURES = 12;
/** Least iterations from one look to the next: where epochs are shorter, some are passed over, since a look costs as much as ten. */
const MONITOR_INTERVAL = 20;
/** Milliseconds between checkpoints, where no number of iterations was asked for. */
const CHECKPOINT_INTERVAL = 60_000;

export interface TrainRunOptions extends ParsedRun, OpenStage {
  readonly run: Run;
  readonly provenance: Provenance;
  readonly train: Dataset;
  /** `--data-dir` as it was typed now. */
  readonly dataDir?: string | undefined;
  readonly signal: AbortSignal;
}

/**
 * Trains a stage of a run to its end, keeping statistics, sample pictures, checkpoints and the scores that are asked for.
 *
 * However it ends, by its last iteration, a signal or divergence, what was saved last is whole and finite;
 * a signal saves first.
 *
 * @returns Whether the stage reached its end.
 * @throws {DivergedError} When a loss or a weight is not finite.
 */
export async function trainRun({
  run,
  experiment,
  options,
  provenance,
  stage,
  game,
  train,
  dataDir,
  signal,
}: TrainRunOptions): Promise<boolean> {
  const { iterations, checkpointEvery, scoreEvery } = options;
  const { settings } = stage;
  const sampler = createExperimentSampler(settings, train);
  const length = stage.to - stage.from;
  const inRun = createPlaces(stage, (iteration) => sampler.epochOf(iteration));
  const pictureEvery = Math.max(1, Math.round(iterations / PICTURES));
  const isPictured = (iteration: number) => {
    const run = stage.from + iteration;
    return run % pictureEvery === 0 || run === iterations;
  };
  const isCheckpointed = (iteration: number) =>
    checkpointEvery !== undefined && (stage.from + iteration) % checkpointEvery === 0;
  const endsEpoch = (iteration: number) =>
    sampler.epochOf(iteration + 1) > sampler.epochOf(iteration);
  const monitoredEpochs = Math.ceil(MONITOR_INTERVAL / sampler.iterationsPerEpoch);
  const isMonitored = (iteration: number) =>
    endsEpoch(iteration) && sampler.epochOf(iteration) % monitoredEpochs === 0;
  const isScored = (iteration: number) =>
    scoreEvery !== undefined &&
    stage.name === "training" &&
    endsEpoch(iteration) &&
    sampler.epochOf(iteration) % scoreEvery === 0;
  const recordEvery = Math.max(1, Math.min(10, Math.floor(iterations / 200)));
  const pace = createPace(stage.from + game.iteration);
  const status = createStatus();
  let lastCheckpoint = performance.now();
  const encode = () => encodeCheckpoint(game, metadataOf(experiment, stage, provenance));
  const save = async () => {
    await assertFinite(game);
    await run.writeCheckpoint(await encode());
    lastCheckpoint = performance.now();
  };
  const score = async () => {
    const place = placeOf(options, dataDir === undefined ? {} : { dataDir });
    const scored = await scoreGame(game, experiment, place);
    await keepScore(run, scoreRecord(scored, inRun(game.iteration), provenance), encode);
  };
  const monitor = async () => {
    await assertFinite(game);
    const next = { iteration: game.iteration + 1, epoch: sampler.epochOf(game.iteration + 1) };
    const channels = await measureChannels(game, experiment, settings, train, next);
    const place = inRun(game.iteration);
    const record: StoredMonitor = { kind: "monitor", ...place, ...channels, ...provenance };
    if (game.iteration > 0 || !(await isKnown(run, record))) await run.appendRecord(record);
  };

  try {
    status.update(`Iteration ${stage.from + game.iteration + 1} of ${iterations}`);
    if (stage.from + game.iteration === 0) await savePicture(run, game, 0);
    if (game.iteration === 0) await monitor();
    const records = play(game, sampler, settings, {
      iterations: length,
      recordEvery: (iteration) =>
        iteration <= 10 ||
        (stage.from + iteration) % recordEvery === 0 ||
        isPictured(iteration) ||
        isCheckpointed(iteration) ||
        isMonitored(iteration) ||
        isScored(iteration),
      signal,
    });
    for await (const record of records) {
      const { iteration, values } = record;
      const at = inRun(iteration);
      const stored: StoredTraining = { kind: "training", ...at, ...values, ...provenance };
      await run.appendRecord(stored);
      status.update(() => formatRecord({ ...record, ...at }, pace(at, iterations)));
      if (isMonitored(iteration)) await monitor();
      if (isScored(iteration)) await score();
      if (isPictured(iteration)) await savePicture(run, game, at.iteration);
      const isDue =
        checkpointEvery === undefined
          ? performance.now() - lastCheckpoint > CHECKPOINT_INTERVAL
          : isCheckpointed(iteration);
      if (isDue) await save();
    }
    await save();
  } finally {
    status.finish();
  }
  return game.iteration === length;
}

/** Says where in the run an iteration of a stage is; epochs count through all stages, too. */
export function createPlaces(
  { name, from }: OpenStage["stage"],
  epochOf: (iteration: number) => number,
): (iteration: number) => Place {
  const before = from === 0 ? 0 : epochOf(from);
  return (iteration) => ({
    iteration: from + iteration,
    epoch: iteration === 0 ? before : before + epochOf(iteration),
    ...(name === "pretraining" && { stage: name }),
  });
}

/** A run that was ended right after a stage's first look has that look already. */
async function isKnown(run: Run, { kind, iteration, stage }: StoredMonitor): Promise<boolean> {
  const known = await run.records<StoredRecord>();
  return known.some(
    (other) => other.kind === kind && other.iteration === iteration && other.stage === stage,
  );
}

/** An update may leave numbers that are not finite, which the losses tell only one iteration later. */
async function assertFinite({ iteration, players }: Game): Promise<void> {
  for (const { network } of Object.values(players)) {
    for (const { name, variable } of [...network.parameters, ...network.state]) {
      const values = await variable.data();
      const wrong = values.find((value) => !Number.isFinite(value));
      if (wrong !== undefined) {
        throw new DivergedError(iteration, { [`${network.name}/${name}`]: wrong });
      }
    }
  }
}

/** What a checkpoint says of itself. */
export function metadataOf(
  experiment: Experiment,
  { name: stage }: OpenStage["stage"],
  { seed, version }: Provenance,
): Record<string, string> {
  return {
    experiment: experiment.name,
    seed: String(seed),
    version,
    format: "gan-checkpoint-1",
    ...(stage === "pretraining" && { stage }),
  };
}

async function savePicture(run: Run, game: Game, iteration: number): Promise<void> {
  const png = await fixedSamplesPng(game);
  if (png === undefined) return;
  await run.store.writeAtomically(sampleFile(iteration), png);
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
  return ({ iteration }: Place, total: number) => {
    const time = performance.now();
    seen.push({ iteration, time });
    while (seen.length > 2 && time - seen[1]!.time > 30_000) seen.shift();
    const iterationsPerSecond =
      (1000 * (iteration - seen[0]!.iteration)) / Math.max(1, time - seen[0]!.time);
    return { total, iterationsPerSecond, eta: (total - iteration) / iterationsPerSecond };
  };
}
