import type { ChildProcess } from "node:child_process";
import { join } from "node:path";
import { freeOfLeasedWriter, LEASED, listRuns } from "@gan/runs/node";
import type { Job } from "bullmq";
import { say } from "../../terminal.ts";
import { type Attendant, TrialFailure, trainTrial } from "../train-trial.ts";
import { trainFlags } from "../trial-flags.ts";
import type { TrialResult } from "../trial-result.ts";
import { trialWords } from "../trial-words.ts";
import { EXPECTED_DATA } from "./expected-data.ts";
import { type BrokerNews, type HeldTrial, holdTrial } from "./hold-trial.ts";
import { GRACE, LOCK } from "./lease.ts";
import { pause } from "./pause.ts";
import { QueueError } from "./queue-error.ts";
import { type QueuedTrial, readQueuedTrial } from "./queued-trial.ts";

/** Where a worker trains, and with what. */
export interface TrainQueuedOptions {
  /** The parent of the experiments' folders of run folders. */
  readonly out: string;
  readonly dataDir: string | undefined;
  readonly threads: number;
  /** Trainings save and end when it is aborted. */
  readonly signal: AbortSignal;
  /** Those that have not are killed when it is. */
  readonly deadline: AbortSignal;
  readonly news: BrokerNews;
}

/** What a worker did with a trial; `lost` when it is another's by now, or the broker was not told. */
export type TrialEnding = "trained" | "failed" | "given back" | "lost";

/** Milliseconds until a trial is looked at again whose run somebody writes. */
const BUSY_DELAY = 10_000;
/** Milliseconds for which a broker that is away is told of a trial's end after the worker was told to stop. */
const LAST_TRIES = 1_500;

/** What a training fails of on one machine and not on another: the trial is left to others. */
const ofMachine = new Set([
  ...["GAN_BACKEND_UNAVAILABLE", "GAN_CHECKPOINT_MISMATCH", "GAN_CHECKSUM_MISMATCH"],
  ...["GAN_CORRUPT_FILE", "GAN_DOWNLOAD_FAILED", "GAN_MISSING_FILE", "GAN_QUEUE", "GAN_UNWRITABLE"],
]);

/**
 * Trains a trial that was taken from the queue, and tells the queue what came of it.
 *
 * @throws {QueueError} When this machine cannot train it; it is given back.
 */
export async function trainQueued(
  job: Job,
  token: string,
  options: TrainQueuedOptions,
): Promise<TrialEnding> {
  const { signal, news } = options;
  const held = holdTrial(job, token, news);
  const tell = (action: () => Promise<unknown>) => tellBroker(action, { held, signal, news });
  const giveBack = async (): Promise<TrialEnding> => {
    if (await tell(() => job.moveToWait(token))) return "given back";
    say(
      `The broker does not know that ${job.id} was given back: others get it in ${LOCK / 1000} s.`,
    );
    return "lost";
  };
  const fail = async (why: string): Promise<TrialEnding> =>
    (await tell(() => job.moveToFailed(new Error(why), token, false))) ? "failed" : "lost";
  try {
    let queued: QueuedTrial;
    try {
      queued = readQueuedTrial(job.id!, job.data);
    } catch (error) {
      return await fail((error as Error).message);
    }
    const words = trialWords(queued.trial);
    say(`Training ${words}`);
    try {
      const result = await train(job.id!, queued, held, options);
      if (!result) return await giveBack();
      const isTold = await tell(() => job.moveToCompleted(result, token, false));
      if (isTold) say(`Trained ${words}`);
      return isTold ? "trained" : "lost";
    } catch (error) {
      if (!(error instanceof TrialFailure)) throw error;
      if (held.signal.aborted) return "lost";
      if (error.code === "GAN_RUN_BUSY") {
        const isTold = await tell(() => job.moveToDelayed(Date.now() + BUSY_DELAY, token));
        return isTold ? "given back" : "lost";
      }
      if (ofMachine.has(error.code ?? "")) {
        await giveBack();
        throw new QueueError(
          `This worker cannot train \`${words}\`, and leaves it to others: ${error.message}`,
        );
      }
      say(`Failed: ${words}: ${error.message}`);
      return await fail(error.message);
    }
  } finally {
    held.release();
  }
}

/** Trains it; where a worker that is out of sight wrote the run, and has the trial no more, the run is taken over. */
async function train(
  name: string,
  { trial, flags, data }: QueuedTrial,
  held: HeldTrial,
  { out: parent, dataDir, threads, signal, deadline }: TrainQueuedOptions,
): Promise<TrialResult | undefined> {
  const out = join(parent, trial.experiment);
  const attend = (child: ChildProcess): Attendant => {
    const { stop, leave } = held.attend(child);
    const kill = () => child.kill("SIGKILL");
    deadline.addEventListener("abort", kill);
    return {
      stop,
      leave() {
        deadline.removeEventListener("abort", kill);
        leave?.();
      },
    };
  };
  const options = {
    ...{ out, dataDir, threads, attend, signal, flags: trainFlags(flags) },
    // By then a process that has lost the trial has ended, or is out of order.
    busyWait: 2 * GRACE,
    environment: { [LEASED]: "1", [EXPECTED_DATA]: JSON.stringify(data) },
  };
  try {
    return await trainTrial(trial, options);
  } catch (error) {
    const isBusy = error instanceof TrialFailure && error.code === "GAN_RUN_BUSY";
    const run = isBusy && (await listRuns(out)).find(({ label }) => label === name);
    if (!run || !(await freeOfLeasedWriter(run.path))) throw error;
    return trainTrial(trial, options);
  }
}

/**
 * Tells the broker how a trial ended, again and again while it is away and the trial is this worker's.
 *
 * @returns Whether it was told.
 */
async function tellBroker(
  action: () => Promise<unknown>,
  { held, signal, news }: Pick<TrainQueuedOptions, "signal" | "news"> & { held: HeldTrial },
): Promise<boolean> {
  let last = Number.POSITIVE_INFINITY;
  while (!held.signal.aborted && performance.now() < last) {
    if (signal.aborted) last = Math.min(last, performance.now() + LAST_TRIES);
    try {
      await action();
      news.onAnswer();
      return true;
    } catch (error) {
      // BullMQ's own, for a job that is not in this worker's hands.
      if (typeof (error as { code?: unknown }).code === "number") return false;
      news.onTrouble(error);
      await pause(200, held.signal);
    }
  }
  return false;
}
