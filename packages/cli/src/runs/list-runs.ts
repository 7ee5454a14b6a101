import { formatCount, formatEstimate } from "@gan/report";
import { listRuns as foldersIn } from "@gan/runs/node";
import { columns } from "../columns.ts";
import { formatBytes } from "../format-bytes.ts";
import { runsFolder } from "../runs-folder.ts";
import { answer, answerJson, say } from "../terminal.ts";
import { type RunSummary, summarizeRun, summaryDocument } from "./run-summary.ts";

/**
 * Lists the runs in a folder, newest last.
 *
 * @param typed - The parent of run folders, where one was typed.
 */
export async function listRuns(typed: string | undefined): Promise<void> {
  const parent = runsFolder(typed);
  const runs: RunSummary[] = [];
  // One after the other: their records may be long.
  for (const folder of await foldersIn(parent)) runs.push(await summarizeRun(folder));
  answerJson({ folder: parent, runs: runs.map(summaryDocument) });
  if (runs.length === 0) {
    answer(`There are no runs in ${parent} yet: \`gan train digits\` makes one, in a minute.`);
    return;
  }
  const head = ["run", "name", "experiment", "iterations", "state", "score", "written", "size"];
  for (const line of columns([head, ...runs.map(rowOf)], [0, 3, 7])) answer(line);
  say();
  for (const { name, problem } of runs) if (problem) say(`${name} is damaged: ${problem}`);
  say(`Scores are mean log-likelihoods of test examples in nats. The runs are in ${parent}`);
}

function rowOf(run: RunSummary): string[] {
  const { number, label, options, iteration, state, score, changed, bytes } = run;
  const isStale = score !== undefined && score.iteration < iteration;
  return [
    `${number ?? ""}`,
    label,
    options?.experiment ?? "?",
    options ? `${formatCount(iteration)} of ${formatCount(options.iterations)}` : "?",
    state === "training" ? "training now" : state,
    score === undefined
      ? "–"
      : `${formatEstimate(score.logLikelihood, 1)}${isStale ? ` after ${formatCount(score.iteration)}` : ""}`,
    inMinutes(changed),
    formatBytes(bytes),
  ];
}

/** Local time to the minute: `2026-11-28 19:40`. */
function inMinutes(date: Date): string {
  const two = (value: number) => String(value).padStart(2, "0");
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join("-");
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`;
}
