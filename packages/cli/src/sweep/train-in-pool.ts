import { mkdir } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { runPool } from "./run-pool.ts";
import { TrialFailure, trainTrial } from "./train-trial.ts";
import type { TrainTrials } from "./train-trials.ts";

/** Where and how many. */
export interface TrainInPoolOptions {
  /** The parent of the trials' run folders. */
  readonly out: string;
  /** Trainings at once. */
  readonly workers: number;
  /** Flags of `gan train` that all trials share. */
  readonly flags: readonly string[];
  readonly dataDir?: string | undefined;
  /** How far to train them now. @default to their ends */
  readonly until?: number | undefined;
}

/** Trains trials on this machine, several at once, each in a process with its share of the cores. */
export function trainInPool({ workers, out, ...options }: TrainInPoolOptions): TrainTrials {
  const threads = Math.max(1, Math.floor(availableParallelism() / workers));
  return async (trials, { onTrained, onFailed }, signal) => {
    await mkdir(out, { recursive: true });
    await runPool(trials, {
      ...{ workers, signal },
      async run(trial) {
        try {
          const result = await trainTrial(trial, { ...options, out, threads, signal });
          if (result) onTrained(trial, result);
        } catch (error) {
          if (!(error instanceof TrialFailure)) throw error;
          onFailed(trial, error.message);
        }
      },
    });
  };
}
