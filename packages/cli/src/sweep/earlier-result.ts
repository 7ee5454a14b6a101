import { loadRun } from "@gan/runs/node";
import { readRunRecords } from "../read-run-records.ts";
import type { StoredScore } from "../records.ts";
import { type TrialResult, trialResultOf } from "./trial-result.ts";

/**
 * What a trial came to at a number of iterations that its run has left behind: the score it had there, or, where it was not scored
 * there because it was trained at one go, its first after that.
 *
 * @returns `undefined` where the run is not as far, or ends there.
 */
export async function earlierResult(
  name: string,
  { out, until }: { readonly out: string; readonly until: number },
): Promise<TrialResult | undefined> {
  const run = await loadRun(name, { parent: out }).catch(() => undefined);
  if (run === undefined) return undefined;
  const score = (await readRunRecords(run))
    .filter((record): record is StoredScore => record.kind === "score")
    .filter(({ iteration }) => iteration >= until)
    .sort((a, b) => a.iteration - b.iteration)[0];
  if (score === undefined || run.options.iterations === until) return undefined;
  return trialResultOf({ path: run.path, score });
}
