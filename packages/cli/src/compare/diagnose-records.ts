import { nonSaturating } from "@gan/core";
import { type Experiment, lossOf, trainsGenerator } from "@gan/experiments";
import { type Diagnosis, diagnose } from "@gan/metrics";
import type { RunRecord, StoredMonitor, StoredTraining } from "../records.ts";
import { trainingRecordOf } from "../records.ts";
import type { ParsedRun } from "../run-options.ts";
import { withoutHaste } from "../without-haste.ts";

/**
 * Says how a run stands from its records alone, without its networks and data: what was measured at the end of the last epoch stands
 * for a look at its samples.
 *
 * @returns `undefined` where the generator stood still, so that there is no game to judge.
 */
export function diagnoseRecords(
  { experiment, options: { settings, pretrainingIterations = 0 } }: ParsedRun,
  stored: readonly RunRecord[],
): Diagnosis | undefined {
  if (!trainsGenerator(experiment)) return undefined;
  const end = stored.at(-1)?.iteration ?? 0;
  const from = end > pretrainingIterations ? pretrainingIterations : 0;
  const own = stored.filter(({ iteration }) => iteration > from);
  const records = own
    .filter((record): record is StoredTraining => record.kind === "training")
    .map(trainingRecordOf);
  const monitor = own.filter((record): record is StoredMonitor => record.kind === "monitor");
  const last = monitor.at(-1);
  const { saturates, isScore = false } = lossOf(settings);
  const diagnosis = diagnose({
    ...{ records, saturates, isScore, instead: nonSaturating.name },
    ...(last && { looks: [lookOf(last, experiment)] }),
  });
  const earlier = monitor.slice(0, -1).map(({ diversity }) => diversity);
  return last ? withoutHaste(diagnosis, last.diversity, earlier) : diagnosis;
}

function lookOf(
  {
    iteration,
    diversity,
    falseNegatives,
    falsePositives,
    modesFound,
    modesNearShare,
  }: StoredMonitor,
  { modes }: Experiment,
) {
  return {
    ...{ iteration, diversity, rightShare: 1 - (falseNegatives + falsePositives) / 2 },
    ...(modes &&
      modesFound !== undefined &&
      modesNearShare !== undefined && {
        modes: {
          ...{ total: modes.centers.length, found: modesFound, nearShare: modesNearShare },
        },
      }),
  };
}
