import type { RunView } from "@gan/runs/node";
import { latestScore, readEvaluation, readMetrics } from "../evaluation.ts";
import { type RunRecord, type StoredScore, trainingRecordOf } from "../records.ts";
import { trialResultOf } from "../sweep/trial-result.ts";

/**
 * The numbers that a run came to, by name, as a sweep names them: its score, what it was measured by, and where its records end.
 *
 * Those that all runs of an experiment have come first; what is not finite is left out.
 */
export async function runValues(
  run: RunView,
  records: readonly RunRecord[],
): Promise<Record<string, number>> {
  const scores = records.filter((record): record is StoredScore => record.kind === "score");
  const score = latestScore(scores, await readEvaluation(run));
  const measures = await readMetrics(run);
  const found = trialResultOf({ path: run.path, measures: {}, ...(score && { score }) }).values;
  const monitor = records.findLast(({ kind, iteration }) => kind === "monitor" && iteration > 0);
  const training = records.findLast((record) => record.kind === "training");
  const { quickParzen, diversity, modesFound } = (monitor ?? {}) as Record<string, number>;
  const values = {
    ...found,
    ...trialResultOf({ path: run.path, measures }).values,
    ...{ modesFound, diversity, quickParzen },
    ...(training && trainingRecordOf(training).values),
  };
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => Number.isFinite(value)),
  ) as Record<string, number>;
}
