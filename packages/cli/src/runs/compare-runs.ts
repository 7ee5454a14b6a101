import { formatCount, formatEstimate } from "@gan/report";
import { CorruptFileError, InvalidOptionError } from "@gan/spec";
import { columns } from "../columns.ts";
import { optionDifferences } from "../option-differences.ts";
import { runsFolder } from "../runs-folder.ts";
import { answer, answerJson } from "../terminal.ts";
import { namedRuns } from "./named-runs.ts";
import { type RunSummary, summarizeRun, summaryDocument } from "./run-summary.ts";

/**
 * Shows the settings in which runs differ, and how far they are and how they scored.
 *
 * @throws {InvalidOptionError} When fewer than two are named.
 * @throws {CorruptFileError} When one cannot be read.
 */
export async function compareRuns(
  which: readonly string[],
  typed: string | undefined,
): Promise<void> {
  if (which.length < 2) {
    const fix = "`gan runs` lists them.";
    throw new InvalidOptionError("run", which.join(" "), "two runs or more", fix);
  }
  const runs: RunSummary[] = [];
  for (const folder of await namedRuns(which, runsFolder(typed))) {
    const run = await summarizeRun(folder);
    if (run.problem !== undefined) {
      throw new CorruptFileError(run.path, "is a damaged run", run.problem);
    }
    runs.push(run);
  }
  const differences = optionDifferences(runs.map(({ options }) => options!));
  answerJson({ runs: runs.map(summaryDocument), differences: documentOf(runs, differences) });
  const results = [
    ["iterations done", ...runs.map(({ iteration }) => formatCount(iteration))],
    [
      "score in nats",
      ...runs.map(({ score }) => (score ? formatEstimate(score.logLikelihood, 1) : "–")),
    ],
  ];
  const settings = differences.map(({ name, values }) => [name, ...values]);
  const table = [["", ...runs.map(({ name }) => name)], ...settings, ...results];
  for (const line of columns(table)) answer(line);
  if (differences.length === 0) answer("They were begun with the same settings, flags and data.");
}

/** By setting, then by the run's folder. */
function documentOf(
  runs: readonly RunSummary[],
  differences: ReturnType<typeof optionDifferences>,
): object {
  return Object.fromEntries(
    differences.map(({ name, values }) => [
      name,
      Object.fromEntries(runs.map((run, i) => [run.name, values[i]])),
    ]),
  );
}
