import { encodeCheckpoint } from "@gan/core";
import { createExperimentSampler, play, trainsGenerator } from "@gan/experiments";
import { formatRecord } from "@gan/report";
import type { Run } from "@gan/runs/node";
import type { Dataset } from "@gan/spec";
import { assertFinite } from "./assert-finite.ts";
import { checkpointMetadata } from "./checkpoint-metadata.ts";
import type { DataLoader } from "./data-loader.ts";
import { keepScore } from "./keep-score.ts";
import { measureChannels } from "./monitor-run.ts";
import { createPace } from "./pace.ts";
import { positionsIn } from "./position.ts";
import {
  type Provenance,
  type RunRecord,
  type StoredMonitor,
  type StoredTraining,
  scoreRecord,
} from "./records.ts";
import type { OpenStage } from "./restore-run.ts";
import type { ParsedRun } from "./run-options.ts";
import { saveSamples } from "./sample-files.ts";
import { scoreGame } from "./score.ts";
import { createStatus } from "./terminal.ts";
import { timetableOf } from "./timetable.ts";

/** Milliseconds between checkpoints, where no number of iterations was asked for. */
const CHECKPOINT_INTERVAL = 60_000;

export interface TrainRunOptions extends ParsedRun, OpenStage {
  readonly run: Run;
  readonly provenance: Provenance;
  readonly train: Dataset;
  /** Loads what it is scored on. */
  readonly data: DataLoader;
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
  data,
  signal,
}: TrainRunOptions): Promise<boolean> {
  const parsed = { experiment, options };
  const { iterations, checkpointEvery } = options;
  const { settings } = stage;
  const view = { data: train, modes: experiment.modes };
  const sampler = createExperimentSampler(settings, train, stage.experiment);
  const length = stage.to - stage.from;
  const positionOf = positionsIn(stage, train);
  const is = timetableOf(options, stage, train);
  const pace = createPace(stage.from + game.iteration);
  const status = createStatus();
  let lastCheckpoint = performance.now();
  const encode = () => encodeCheckpoint(game, checkpointMetadata(parsed, stage, provenance));
  const save = async () => {
    await assertFinite(game);
    await run.writeCheckpoint(await encode());
    lastCheckpoint = performance.now();
  };
  const score = async () => {
    const scored = await scoreGame(game, experiment, { data });
    await keepScore(run, scoreRecord(scored, positionOf(game.iteration), provenance), encode);
  };
  const monitor = async () => {
    if (!trainsGenerator(experiment)) return;
    await assertFinite(game);
    const next = { iteration: game.iteration + 1, epoch: sampler.epochOf(game.iteration + 1) };
    const channels = await measureChannels({ game, stage }, train, next);
    const position = positionOf(game.iteration);
    const record: StoredMonitor = { kind: "monitor", ...position, ...channels, ...provenance };
    if (game.iteration > 0 || !(await isKnown(run, record))) await run.appendRecord(record);
  };

  try {
    const next = stage.from + game.iteration + 1;
    if (next <= stage.to) status.update(`Iteration ${next} of ${iterations}`);
    if (stage.from + game.iteration === 0) {
      // Before the first record: so a run that has records and no checkpoint has lost it.
      await save();
      await saveSamples(run, game, 0, view);
    }
    if (game.iteration === 0) await monitor();
    const recordEvery = is.isRecorded;
    const { movers } = stage.experiment;
    const records = play(game, sampler, settings, {
      ...{ iterations: length, recordEvery, signal, movers },
    });
    for await (const record of records) {
      const { iteration, values } = record;
      const at = positionOf(iteration);
      const stored: StoredTraining = { kind: "training", ...at, ...values, ...provenance };
      await run.appendRecord(stored);
      status.update(() => formatRecord({ ...record, ...at }, pace(at.iteration, iterations)));
      if (is.isMonitored(iteration)) await monitor();
      if (is.isScored(iteration)) await score();
      if (is.isPictured(iteration)) await saveSamples(run, game, at.iteration, view);
      const isDue =
        checkpointEvery === undefined
          ? performance.now() - lastCheckpoint > CHECKPOINT_INTERVAL
          : is.isCheckpointed(iteration);
      if (isDue) await save();
    }
    await save();
  } finally {
    status.finish();
  }
  return game.iteration === length;
}

/** A run that was ended right after a stage's first look has that look already. */
async function isKnown(run: Run, { kind, iteration, stage }: StoredMonitor): Promise<boolean> {
  const known = await run.records<RunRecord>();
  return known.some(
    (other) => other.kind === kind && other.iteration === iteration && other.stage === stage,
  );
}
