import type { Estimate, TrainingRecord } from "@gan/spec";
import type { Score } from "./score.ts";

/** What every line of `stats.jsonl` says of its run. */
export interface Provenance {
  readonly seed: number;
  readonly version: string;
  readonly backend: string;
}

export type StoredTraining = TrainingRecord & Provenance & { readonly kind: "training" };

/** A Parzen score at some point of a run. */
export interface StoredScore extends Provenance {
  readonly kind: "score";
  readonly iteration: number;
  readonly epoch: number;
  readonly logLikelihood: Estimate;
  readonly bandwidth: number;
  /** Best mean log-likelihood of the validation examples: what models are chosen by. */
  readonly validationLogLikelihood: number;
  readonly sampleCount: number;
  readonly falseNegatives: number;
  readonly falsePositives: number;
}

export type StoredRecord = StoredTraining | StoredScore;

/** Turns a score into the record that keeps it. */
export function scoreRecord(
  { parzen, falseNegatives, falsePositives }: Score,
  at: { readonly iteration: number; readonly epoch: number },
  provenance: Provenance,
): StoredScore {
  return {
    kind: "score",
    ...at,
    logLikelihood: parzen.logLikelihood,
    bandwidth: parzen.bandwidth,
    validationLogLikelihood: Math.max(...parzen.validation.map(({ mean }) => mean)),
    sampleCount: parzen.sampleSize,
    falseNegatives,
    falsePositives,
    ...provenance,
  };
}
