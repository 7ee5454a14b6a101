import { nonSaturating, viewOf } from "@gan/core";
import { type Experiment, lossOf, trainsGenerator } from "@gan/experiments";
import { createHealthMonitor, type Diagnosis, diagnose } from "@gan/metrics";
import type { RunView } from "@gan/runs/node";
import type { Dataset, TrainingRecord } from "@gan/spec";
import { readRunRecords } from "./read-run-records.ts";
import { trainingRecordOf } from "./records.ts";
import type { OpenStage } from "./restore-run.ts";

/** A run with its game, to be diagnosed. */
export interface DiagnosedRun extends OpenStage {
  readonly run: RunView;
  readonly experiment: Experiment;
  /** Absent where they are not there; then there is no look at samples. */
  readonly train: Dataset | undefined;
}

/**
 * Says how a run stands, from its records and a look at its game. The same run gives the same words.
 *
 * @returns `undefined` where the generator stood still, so that there is no game to look at.
 */
export async function diagnoseRun({
  run,
  experiment,
  stage: { from, settings },
  game,
  train,
}: DiagnosedRun): Promise<Diagnosis | undefined> {
  if (!trainsGenerator(experiment)) return undefined;
  const { modes } = experiment;
  const { isScore } = game.discriminator.objective;
  const { saturates, equilibrium } = lossOf(settings);
  const guessing = experiment.hasOwnObjectives ? undefined : equilibrium?.discriminator;
  const loss = { saturates, isScore, guessing, instead: nonSaturating.name };
  const records: TrainingRecord[] = [];
  const earlier: number[] = [];
  for (const record of await readRunRecords(run)) {
    if (record.kind === "training" && record.iteration > from)
      records.push(trainingRecordOf(record));
    const isOfStage = record.iteration > from && record.iteration < from + game.iteration;
    if (record.kind === "monitor" && isOfStage) earlier.push(record.diversity);
  }
  if (train === undefined) return diagnose({ records, ...loss });
  const monitor = createHealthMonitor({ data: train, modes, ...loss });
  for (const record of records) monitor.add(record);
  const { diversity } = await monitor.look(viewOf(game));
  return withoutHaste(monitor.diagnose(), diversity, earlier);
}

/**
 * A G that starts at the mean of the data begins as narrow as one that collapsed: while it spreads out from epoch to epoch, and in its
 * first ones, that is no failure.
 *
 * @param earlier - Diversity after the epochs before.
 */
function withoutHaste(
  diagnosis: Diagnosis,
  diversity: number,
  earlier: readonly number[],
): Diagnosis {
  const isSpreading = earlier.every((before) => diversity > 1.02 * before);
  if (!isSpreading) return diagnosis;
  const failures = diagnosis.failures.filter(({ condition }) => condition !== "collapse");
  if (failures.length === diagnosis.failures.length) return diagnosis;
  const share = `samples are ${(100 * diversity).toFixed(0)} % as far apart as the data`;
  const unfinished = {
    condition: "unfinished" as const,
    text: `Nothing is wrong, but G is not there yet: ${share}${earlier.length > 0 ? ", more than after any epoch before" : ""}.`,
    advice: "Let it train on.",
  };
  return { ...(failures[0] ?? unfinished), failures };
}
