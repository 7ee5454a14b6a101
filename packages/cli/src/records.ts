import type { MonitorChannels } from "@gan/core";
import type { ErrorShares } from "@gan/metrics";
import type { Estimate, TrainingRecord } from "@gan/spec";
import type { Position } from "./position.ts";
import type { RunOptions } from "./run-options.ts";
import type { Score } from "./score.ts";
import { version } from "./version.ts";

/** What every line of `stats.jsonl` says of its run. */
export interface Provenance {
  readonly seed: number;
  readonly version: string;
  readonly backend: string;
  /** Factor of every hidden width, where it is not 1. */
  readonly width?: number;
}

/** What a run's lines say of it. */
export function provenanceOf({ settings }: RunOptions, backend: string): Provenance {
  const { seed, width } = settings;
  return { seed, version, backend, ...(width !== 1 && { width }) };
}

/** A training record, its values beside where it belongs. */
export type StoredTraining = Position &
  Provenance & { readonly kind: "training" } & Readonly<Record<string, unknown>>;

/** What a line says beside its values. */
const besideValues = ["kind", "iteration", "epoch", "stage", "seed", "version", "backend", "width"];

/** A training record as training gave it. */
export function trainingRecordOf(stored: StoredTraining): TrainingRecord {
  const { iteration, epoch } = stored;
  const values = Object.entries(stored).filter(
    (entry): entry is [string, number] =>
      !besideValues.includes(entry[0]) && (typeof entry[1] === "number" || entry[1] === null),
  );
  return {
    ...{ iteration, epoch },
    values: Object.fromEntries(values.map(([name, value]) => [name, value ?? Number.NaN])),
  };
}

/** What the authors' code watched: before training and at the end of every epoch, of some where epochs are short. */
export interface StoredMonitor extends MonitorChannels, ErrorShares, Position, Provenance {
  readonly kind: "monitor";
  /** Mean log-likelihood of a few training examples under 100 samples and σ .2, in nats: noisy, never to be reported. */
  readonly quickParzen: number;
  /** Mean distance between samples over that between examples: near 1 when G is as diverse. */
  readonly diversity: number;
  /** Modes of the data that samples cover, where they are known. */
  readonly modesFound?: number;
  /** Share of the samples that lie near one of them. */
  readonly modesNearShare?: number;
  /** Of the next update of G. */
  readonly learningRate: number;
  /** Of the next update. */
  readonly momentum: number;
}

/** A Parzen score at some point of a run. */
export interface StoredScore extends Position, Provenance {
  readonly kind: "score";
  readonly logLikelihood: Estimate;
  /** σ; with several folds each has its own. */
  readonly bandwidth?: number;
  /** With several folds: each one's score. */
  readonly folds?: readonly { readonly logLikelihood: Estimate; readonly bandwidth: number }[];
  /** Best mean log-likelihood of the validation examples: what models are chosen by. */
  readonly validationLogLikelihood: number;
  readonly sampleCount: number;
  readonly falseNegatives?: number;
  readonly falsePositives?: number;
}

/** A line of `stats.jsonl`. */
export type RunRecord = StoredTraining | StoredMonitor | StoredScore;

/** Turns a score into the record that keeps it. */
export function scoreRecord(
  { logLikelihood, folds, falseNegatives, falsePositives }: Score,
  at: Position,
  provenance: Provenance,
): StoredScore {
  const best = folds.map(({ validation }) => Math.max(...validation.map(({ mean }) => mean)));
  return {
    kind: "score",
    ...at,
    logLikelihood,
    ...(folds.length === 1
      ? { bandwidth: folds[0]!.bandwidth }
      : {
          folds: folds.map((fold) => ({
            logLikelihood: fold.logLikelihood,
            bandwidth: fold.bandwidth,
          })),
        }),
    validationLogLikelihood: best.reduce((sum, value) => sum + value, 0) / best.length,
    sampleCount: folds[0]!.sampleSize,
    ...(falseNegatives !== undefined && { falseNegatives }),
    ...(falsePositives !== undefined && { falsePositives }),
    ...provenance,
  };
}
