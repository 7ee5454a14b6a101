import type { RunView } from "@gan/runs/node";
import type { Estimate } from "@gan/spec";
import { CorruptFileError } from "@gan/spec";
import { z } from "zod";
import type { RunData } from "./data-check.ts";
import type { Position } from "./position.ts";
import type { Provenance, StoredScore } from "./records.ts";

/** What `gan evaluate` found of a run, as its folder keeps it: one for each checkpoint that can be evaluated. */
export interface Evaluation extends Omit<StoredScore, "kind"> {
  readonly kind: "evaluation";
  readonly experiment: string;
  readonly checkpoint: "last" | "best";
  /** Every metric that could be measured, by name. */
  readonly metrics: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** SHA-256 of each part of the data. */
  readonly data: Readonly<Record<string, string>>;
}

/** What `gan evaluate` found of a run that no Parzen window scores. */
export interface MeasuredRun
  extends Pick<Evaluation, "experiment" | "checkpoint" | "metrics" | "data">,
    Position,
    Provenance {
  readonly kind: "measures";
}

const files = { last: "evaluation.json", best: "evaluation-best.json" } as const;

const number = z.number().nullable();
const schema = z.looseObject({
  kind: z.literal("evaluation"),
  checkpoint: z.enum(["last", "best"]),
  iteration: z.number(),
  epoch: z.number(),
  logLikelihood: z.looseObject({ mean: number, standardError: number }),
  sampleCount: z.number(),
});

const metricsSchema = z.looseObject({
  metrics: z.record(z.string(), z.record(z.string(), z.number())),
});

/** SHA-256 of each part of the data, as an evaluation names them. */
export function hashesOf(data: RunData): Evaluation["data"] {
  return Object.fromEntries(Object.entries(data).map(([part, { sha256 }]) => [part, sha256]));
}

/** Keeps what was found in the run's folder, whole or not at all; an earlier one of that checkpoint is replaced. */
export async function keepEvaluation(
  { store }: RunView,
  evaluation: Evaluation | MeasuredRun,
): Promise<void> {
  const text = `${JSON.stringify(evaluation, null, 2)}\n`;
  await store.writeAtomically(files[evaluation.checkpoint], new TextEncoder().encode(text));
}

/**
 * Reads what the last `gan evaluate` of a checkpoint found, where there was one and it scored the run.
 *
 * @throws {CorruptFileError} When the file is none of an evaluation.
 */
export async function readEvaluation(
  { store, path }: RunView,
  checkpoint: Evaluation["checkpoint"] = "last",
): Promise<Evaluation | undefined> {
  const bytes = await store.read(files[checkpoint]);
  if (bytes === undefined) return undefined;
  try {
    const found = JSON.parse(new TextDecoder().decode(bytes));
    if (found?.kind === "measures") return undefined;
    return schema.parse(found) as unknown as Evaluation;
  } catch {
    const file = `${path}/${files[checkpoint]}`;
    throw new CorruptFileError(file, "is no evaluation", "Delete it and run `gan evaluate` again.");
  }
}

/** What the last `gan evaluate`, or the end of the training, measured of a run besides a score, by the name of the measure. */
export async function readMetrics({ store }: RunView): Promise<Evaluation["metrics"]> {
  const bytes = await store.read(files.last);
  if (bytes === undefined) return {};
  try {
    return metricsSchema.parse(JSON.parse(new TextDecoder().decode(bytes))).metrics;
  } catch {
    return {}; // Whoever reads it as an evaluation says what is wrong.
  }
}

/**
 * A run's score that counts: the latest, and of two at one iteration the evaluation, which was made later. One that found the
 * same number again says nothing new.
 */
export function latestScore<Each extends { iteration: number; logLikelihood: Estimate }>(
  scores: readonly Each[],
  evaluation: Evaluation | undefined,
): Each | Evaluation | undefined {
  const score = scores.findLast(({ iteration }) => iteration > 0);
  if (evaluation === undefined || score === undefined) return evaluation ?? score;
  const isSame = evaluation.logLikelihood.mean === score.logLikelihood.mean;
  const isOlder = evaluation.iteration < score.iteration;
  return isOlder || (isSame && evaluation.iteration === score.iteration) ? score : evaluation;
}
