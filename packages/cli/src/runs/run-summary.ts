import { loadRun, type RunFolder, writerOf } from "@gan/runs/node";
import { type Estimate, GanError } from "@gan/spec";
import { checkpointPlace } from "../checkpoint-iteration.ts";
import { latestScore, readEvaluation } from "../evaluation.ts";
import { folderFacts } from "../folder-facts.ts";
import { readRunRecords } from "../read-run-records.ts";
import type { StoredScore } from "../records.ts";
import { parseRunOptions, type RunOptions } from "../run-options.ts";

/** A run at a glance. */
export interface RunSummary extends RunFolder {
  readonly state: "finished" | "stopped" | "training" | "damaged";
  /** What is wrong with one that is damaged. */
  readonly problem?: string;
  /** Who is training it, where somebody is. */
  readonly writer?: string;
  /** Iterations that are done, as far as the checkpoint; of a run that is trained now, as far as its records. */
  readonly iteration: number;
  readonly options?: RunOptions;
  readonly score?: { readonly iteration: number; readonly logLikelihood: Estimate };
  readonly bytes: number;
  /** When something of it was written last. */
  readonly changed: Date;
}

/** Looks at a run without its networks and data. One that cannot be read is damaged, which is no error of whoever lists it. */
export async function summarizeRun(folder: RunFolder): Promise<RunSummary> {
  const facts = { ...folder, ...(await folderFacts(folder.path)) };
  const writer = await writerOf(folder.path);
  const written = writer === undefined ? {} : { writer };
  try {
    const run = await loadRun(folder.path, { parent: folder.path });
    const { options } = parseRunOptions(run);
    const records = await readRunRecords(run);
    const scores = records.filter((record): record is StoredScore => record.kind === "score");
    const score = latestScore(scores, await readEvaluation(run));
    const saved = await savedIteration(folder.path, options);
    const seen = writer === undefined ? 0 : (records.at(-1)?.iteration ?? 0);
    const iteration = Math.max(saved, seen);
    const ended = iteration >= options.iterations ? "finished" : "stopped";
    return {
      ...{ ...facts, ...written, options, iteration },
      state: writer === undefined ? ended : "training",
      ...(score && {
        score: { iteration: score.iteration, logLikelihood: score.logLikelihood },
      }),
    };
  } catch (error) {
    if (!GanError.is(error)) throw error;
    return { ...facts, ...written, state: "damaged", problem: error.message, iteration: 0 };
  }
}

async function savedIteration(
  path: string,
  { pretrainingIterations = 0 }: RunOptions,
): Promise<number> {
  const place = await checkpointPlace(path);
  if (place === undefined) return 0;
  return place.iteration + (place.stage === "pretraining" ? 0 : pretrainingIterations);
}

/** The same for programs. */
export function summaryDocument({ options, changed, ...summary }: RunSummary): object {
  const { number, label, name, path, state, problem, writer, iteration, score, bytes } = summary;
  return {
    ...{ number: number ?? null, name: label, folder: name, path },
    ...(options && { experiment: options.experiment }),
    ...{ state, ...(problem !== undefined && { problem }), ...(writer && { writer }) },
    ...{ iteration, ...(options && { iterations: options.iterations }) },
    ...(score && { score }),
    ...{ bytes, changed: changed.toISOString() },
  };
}
