import type { Game } from "@gan/core";
import type { Experiment } from "@gan/experiments";
import type { Run } from "@gan/runs/node";
import { type Dataset, DivergedError, type Sampler } from "@gan/spec";
import { type Provenance, type StoredRecord, type StoredScore, scoreRecord } from "./records.ts";
import type { RunOptions } from "./run-options.ts";
import { formatScore, scoreGame, scoreUntrained } from "./score.ts";
import { interruptible, say } from "./terminal.ts";
import { trainRun } from "./train-run.ts";
import { version } from "./version.ts";
import { writeReport } from "./write-report.ts";

export interface FinishRunOptions {
  readonly run: Run;
  readonly experiment: Experiment;
  readonly options: RunOptions;
  readonly game: Game;
  readonly sampler: Sampler;
  readonly train: Dataset;
  readonly backend: string;
  readonly dataDir: string | undefined;
}

/** Trains what is left of a run, scores it beside its untrained nets, and writes its page. */
export async function finishRun({
  run,
  experiment,
  options,
  game,
  sampler,
  train,
  backend,
  dataDir,
}: FinishRunOptions): Promise<void> {
  const provenance: Provenance = { seed: options.settings.seed, version, backend };
  const goOn = `Go on with: gan resume ${run.number ?? run.path}`;
  try {
    const isDone = await interruptible((signal) =>
      trainRun({ run, experiment, options, provenance, game, sampler, signal }),
    );
    if (!isDone) {
      say(`Stopped after iteration ${game.iteration} of ${options.iterations}; saved. ${goOn}`);
      process.exitCode = 130;
      return;
    }
  } catch (error) {
    if (error instanceof DivergedError && (await run.readCheckpoint()) !== undefined) {
      say(`The last good checkpoint is kept in ${run.path}.`);
    }
    throw error;
  }

  const epoch = sampler.epochOf(game.iteration);
  const untrained = await scoreUntrained(experiment, options.settings, train, dataDir);
  const score = await scoreGame(game, experiment, dataDir);
  await keepScore(run, scoreRecord(untrained, { iteration: 0, epoch: 0 }, provenance));
  await keepScore(run, scoreRecord(score, { iteration: game.iteration, epoch }, provenance));
  say(formatScore("untrained", untrained));
  say(formatScore("trained  ", score));
  say(`The page is at ${await writeReport({ run, experiment, options, game, train })}`);
}

/** A run that was ended while it was scored, and one that is resumed to no further iteration, has its scores once. */
async function keepScore(run: Run, score: StoredScore): Promise<void> {
  const known = await run.records<StoredRecord>();
  const isKnown = known.some(
    ({ kind, iteration }) => kind === "score" && iteration === score.iteration,
  );
  if (!isKnown) await run.appendRecord(score);
}
