import { readdir } from "node:fs/promises";
import { formatCount, formatEstimate } from "@gan/report";
import { deleteRun, loadRun } from "@gan/runs/node";
import { CorruptFileError, RunBusyError } from "@gan/spec";
import { confirm } from "../confirm.ts";
import { formatBytes } from "../format-bytes.ts";
import { inShell } from "../in-shell.ts";
import { runsFolder } from "../runs-folder.ts";
import { answer, answerJson, say } from "../terminal.ts";
import { UsageError } from "../usage-error.ts";
import { namedRuns } from "./named-runs.ts";
import { type RunSummary, summarizeRun, summaryDocument } from "./run-summary.ts";

/** What a run's folder has of ours. */
const ownFiles =
  /^(options\.json|stats\.jsonl|report\.html|networks\.mjs|export|evaluation(-best)?\.json|(checkpoint(-best)?|generator)\.safetensors|samples-\d+\.png|\..*)$/;

export interface DeleteRunsOptions {
  /** Whether nothing is asked. */
  readonly isSure: boolean;
  /** The parent of run folders that was typed. */
  readonly out: string | undefined;
}

/**
 * Deletes runs, all of them or, when one cannot be, none; says before what goes, and asks.
 *
 * @throws {UsageError} When nobody is there to be asked.
 * @throws {RunBusyError} When one is trained now.
 * @throws {CorruptFileError} When a folder is not surely a run of ours.
 */
export async function deleteRuns(
  which: readonly string[],
  { isSure, out }: DeleteRunsOptions,
): Promise<void> {
  const parent = runsFolder(out);
  const runs: RunSummary[] = [];
  for (const folder of await namedRuns(which, parent)) {
    await assertOurs(folder.path);
    const run = await summarizeRun(folder);
    if (run.writer !== undefined) throw new RunBusyError(run.path, run.writer);
    runs.push(run);
  }
  for (const run of runs) say(`${run.name}: ${await contentsOf(run)}`);
  const these = runs.length === 1 ? "this run" : `these ${runs.length} runs`;
  if (!isSure) {
    const isAgreed = await confirm(`Delete ${these} for good?`);
    if (isAgreed === undefined) {
      const sure = `gan runs delete ${which.map(inShell).join(" ")} --yes`;
      throw new UsageError(
        `Nobody can be asked here whether to delete ${these}, so nothing was deleted. Say it at once: \`${sure}\`.`,
      );
    }
    if (!isAgreed) {
      answer("Nothing was deleted.");
      return;
    }
  }
  for (const { path } of runs) await deleteRun(path, { parent });
  answerJson({ deleted: runs.map(summaryDocument) });
  answer(`Deleted ${runs.map(({ name }) => name).join(", ")}.`);
}

/**
 * Checks that a folder has what `gan train` writes first, settings and all: any other folder with an `options.json` is
 * somebody else's.
 */
async function assertOurs(path: string): Promise<void> {
  const fix = "Look at what is in it, and delete it yourself.";
  const refusal = new CorruptFileError(path, "is not surely a run of ours", fix);
  const { options } = await loadRun(path, { parent: path }).catch(() => {
    throw refusal;
  });
  const { experiment, settings, version, iterations } = options;
  const isOurs =
    [experiment, version].every((each) => typeof each === "string") &&
    typeof settings === "object" &&
    typeof iterations === "number";
  if (!isOurs) throw refusal;
}

async function contentsOf(run: RunSummary): Promise<string> {
  const { options, iteration, score, bytes, path } = run;
  const foreign = (await readdir(path)).filter((name) => !ownFiles.test(name));
  const done = options && `${formatCount(iteration)} of ${formatCount(options.iterations)}`;
  return [
    ...(options ? [`${options.experiment}, ${done} iterations`] : ["damaged"]),
    score ? `score ${formatEstimate(score.logLikelihood, 1)} nats` : "no score",
    formatBytes(bytes),
    ...(foreign.length > 0 ? [`also what gan did not write: ${foreign.join(", ")}`] : []),
  ].join("; ");
}
