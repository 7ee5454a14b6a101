import type { Trial } from "./trial.ts";
import type { TrialResult } from "./trial-result.ts";

/** What is heard of trials while they are trained. */
export interface TrialNews {
  onTrained(trial: Trial, result: TrialResult): void;
  onFailed(trial: Trial, why: string): void;
}

/**
 * Has trials trained, here or elsewhere, until all are or the signal asks to stop.
 *
 * @returns When nothing more will be heard of them.
 */
export type TrainTrials = (
  trials: readonly Trial[],
  news: TrialNews,
  signal: AbortSignal,
) => Promise<void>;
