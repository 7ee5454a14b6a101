import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { type Comparison, comparisonPage, differingSettings, runGroups } from "@gan/report";
import { InvalidOptionError } from "@gan/spec";
import { inShell } from "../in-shell.ts";
import { isLowerBetter } from "../is-lower-better.ts";
import { runsFolder } from "../runs-folder.ts";
import { answer, answerJson, createStatus, say } from "../terminal.ts";
import { writeBytes } from "../write-bytes.ts";
import { assertComparable } from "./assert-comparable.ts";
import { chosenMeasure } from "./chosen-measure.ts";
import { chosenRuns } from "./chosen-runs.ts";
import { comparisonTable } from "./comparison-table.ts";
import { readRuns, readSettings } from "./read-runs.ts";

/** How runs are compared. */
export interface CompareOptions {
  /** The number that settings are judged by. @default the first that most runs came to */
  readonly measure?: string | undefined;
  /** The page. @default `compare.html` */
  readonly out?: string | undefined;
  /** The parent of run folders that was typed. */
  readonly runs?: string | undefined;
}

/**
 * Writes a page that compares runs, and prints the best of them.
 *
 * @param which - Runs, and folders of runs.
 * @throws {InvalidOptionError} When fewer than two can be read, when they do not compare, or no run has the measure.
 */
export async function compareRuns(
  which: readonly string[],
  { measure: typed, out = "compare.html", runs: parent }: CompareOptions,
): Promise<void> {
  const folders = await chosenRuns(which, runsFolder(parent));
  const begun = await readSettings(folders);
  if (begun.read.length > 0) assertComparable(begun.read);
  const status = createStatus();
  const { read: runs, leftOut: unread } = await readRuns(begun.read, (place) =>
    status.update(`Reading run ${place} of ${begun.read.length}`),
  ).finally(() => status.finish());
  const leftOut = [...begun.leftOut, ...unread];
  if (runs.length < 2) {
    const fix = leftOut.length > 0 ? `Left out: ${leftOut.join(" ")}` : "`gan runs` lists them.";
    throw new InvalidOptionError("run", which.join(" "), "two runs or more", fix);
  }
  const measure = chosenMeasure(runs, typed);
  const experiments = [...new Set(begun.read.map(({ experiment }) => experiment.name))];
  const comparison: Comparison = {
    title: experiments.join(", "),
    experiment: experiments.join(", "),
    ...{ measure, isLowerBetter: isLowerBetter(measure), runs, leftOut },
    command: commandOf(which, typed),
  };
  for (const each of leftOut) say(`Left out: ${each}`);
  const page = resolve(out);
  await writeBytes(page, new TextEncoder().encode(comparisonPage(comparison)));
  for (const line of comparisonTable(comparison)) answer(line);
  answer(`The page is at ${pathToFileURL(page).href}`);
  answerJson(documentOf(comparison, page));
}

function commandOf(which: readonly string[], measure: string | undefined): string {
  const named = measure === undefined ? "" : ` --measure ${inShell(measure)}`;
  return `gan compare ${which.map(inShell).join(" ")}${named}`;
}

function documentOf(comparison: Comparison, page: string): object {
  const { experiment, measure, isLowerBetter, runs, leftOut } = comparison;
  return {
    ...{ kind: "comparison", experiment, measure, isLowerBetter },
    differing: differingSettings(runs),
    groups: runGroups(comparison).map(({ members, counted: _, ...group }) => ({
      ...group,
      runs: members.map((i) => runs[i]!.name),
    })),
    runs: runs.map(({ curves: _, settings, ...run }) => ({
      ...run,
      settings: Object.fromEntries(
        differingSettings(runs).map((name) => [name, settings[name] ?? null]),
      ),
    })),
    ...{ leftOut, page },
  };
}
