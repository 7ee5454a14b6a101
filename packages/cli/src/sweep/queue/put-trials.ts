import type { Job } from "bullmq";
import type { RunData } from "../../data-check.ts";
import { type Trial, trialName } from "../trial.ts";
import type { TrialFlags } from "../trial-flags.ts";
import type { TrialQueue } from "./broker.ts";
import { assertSweepData } from "./expected-data.ts";
import type { QueuedTrial } from "./queued-trial.ts";

/** What trials are put into a queue with. */
export interface PutTrialsOptions {
  readonly flags: TrialFlags;
  readonly data: RunData;
  /** Whether those that failed in an earlier sweep are to be tried again. */
  readonly isFirst: boolean;
}

/** A trial's job, for one that was there. */
export type ThereTrial = readonly [trial: Trial, job: Job<QueuedTrial>];

/**
 * Puts trials into a queue that it does not have: new ones, or ones that a broker without a file has lost. A trial's job is called as
 * its run is, so that none is there twice, whoever put it there.
 *
 * @returns Those that were there, and are not tried again.
 * @throws {QueueError} When one was put there that is of other data.
 */
export async function putTrials(
  queue: TrialQueue,
  trials: readonly Trial[],
  { flags, data, isFirst }: PutTrialsOptions,
): Promise<ThereTrial[]> {
  const found = await Promise.all(
    trials.map(async (trial): Promise<ThereTrial | Trial> => {
      const job: Job<QueuedTrial> | undefined = await queue.getJob(trialName(trial));
      return job ? [trial, job] : trial;
    }),
  );
  const missing = found.filter((each): each is Trial => !Array.isArray(each));
  const there = found.filter((each): each is ThereTrial => Array.isArray(each));
  if (missing.length > 0) {
    await queue.addBulk(
      missing.map((trial) => ({
        name: "trial",
        data: { trial, flags, data } satisfies QueuedTrial,
        opts: { jobId: trialName(trial) },
      })),
    );
  }
  if (!isFirst) return there;
  for (const [, job] of there) assertSweepData(job.data.data, data, "what the sweep has");
  const failed = there.filter(([, { failedReason }]) => failedReason);
  await Promise.all(failed.map(([, job]) => retry(job)));
  return there.filter((each) => !failed.includes(each));
}

/** Another sweep may have been quicker. */
async function retry(job: Job): Promise<void> {
  const NOT_FAILED = -3;
  await job.retry("failed").catch((error) => {
    if (error.code !== NOT_FAILED) throw error;
  });
}
