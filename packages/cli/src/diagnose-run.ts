import { createHealthMonitor, type Diagnosis, type Game } from "@gan/core";
import type { Experiment } from "@gan/experiments";
import type { RunView } from "@gan/runs/node";
import type { Dataset, TrainingRecord } from "@gan/spec";
import type { StoredRecord, StoredTraining } from "./records.ts";
import type { RunStage } from "./run-stages.ts";

/** Says how a run stands, from its last records and a look at its game. The same run gives the same words. */
export async function diagnoseRun(
  run: RunView,
  experiment: Experiment,
  { from }: RunStage,
  game: Game,
  train: Dataset,
): Promise<Diagnosis> {
  const { modes } = experiment;
  const monitor = createHealthMonitor({ data: train, ...(modes && { modes }) });
  for (const record of await run.records<StoredRecord>()) {
    if (record.kind === "training" && record.iteration > from) monitor.add(valuesOf(record));
  }
  await monitor.look(game);
  return monitor.diagnose();
}

/** The record as training gave it: what the run wrote beside it is no measurement. */
function valuesOf({
  iteration,
  epoch,
  discriminatorLoss,
  generatorLoss,
  realProbability,
  fakeProbability,
}: StoredTraining): TrainingRecord {
  const losses = { discriminatorLoss, generatorLoss };
  return { iteration, epoch, ...losses, realProbability, fakeProbability };
}
