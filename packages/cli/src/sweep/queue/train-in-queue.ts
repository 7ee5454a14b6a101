import type { Experiment } from "@gan/experiments";
import { InvalidOptionError } from "@gan/spec";
import type { RunData } from "../../data-check.ts";
import { createDataLoader } from "../../data-loader.ts";
import { chooseLocation } from "../../data-location.ts";
import { say } from "../../terminal.ts";
import type { TrainTrials, TrialNews } from "../train-trials.ts";
import type { Trial } from "../trial.ts";
import type { TrialFlags } from "../trial-flags.ts";
import type { TrialResult } from "../trial-result.ts";
import { type Broker, QUEUE, type TrialQueue } from "./broker.ts";
import { connectBroker } from "./connect-broker.ts";
import { pause } from "./pause.ts";
import { putTrials } from "./put-trials.ts";
import { QueueError } from "./queue-error.ts";

/** What the trials are of, and where the queue is. */
export interface TrainInQueueOptions {
  readonly experiment: Experiment;
  readonly path: string | undefined;
  readonly dataDir: string | undefined;
  /** Address of the broker. */
  readonly queue: string;
  readonly flags: TrialFlags;
}

/** Milliseconds that a broker may be away before the sweep ends, which loses nothing. */
const PATIENCE = 6_000;
/** Milliseconds after which it is said that nobody trains. */
const IDLE = 10_000;

/** Puts trials into the queue, for workers on any machine, and hears what comes of them. */
export function trainInQueue({ queue: address, flags, ...of }: TrainInQueueOptions): TrainTrials {
  return async (trials, news, signal) => {
    const broker = await connectBroker(address);
    try {
      for (const warning of broker.warnings) say(warning);
      const data = await fingerprintOf(of);
      const queue = createQueue(broker);
      const waiting = new Set(trials);
      const began = performance.now();
      let answered: number | undefined;
      let isIdle = true;
      while (waiting.size > 0 && !signal.aborted) {
        const asked = performance.now();
        try {
          await look(queue, waiting, {
            flags,
            data,
            chunk: broker.chunk,
            isFirst: answered === undefined,
            news,
            signal,
          });
          answered = performance.now();
          if (isIdle && waiting.size > 0 && answered - began > IDLE) {
            isIdle = false;
            const address = broker.shown.replace("//", "//[user:password@]");
            const fix = `Start workers, on this machine or others: gan worker --queue ${address}`;
            if ((await queue.getActiveCount()) === 0) say(`Nobody trains yet. ${fix}`);
          }
        } catch (error) {
          if (error instanceof QueueError) throw error;
          const isOver = answered === undefined || performance.now() - answered > PATIENCE;
          if (isOver || !broker.isAway(error)) throw new QueueError(broker.words(error));
        }
        // However many trials there are, the broker has nine tenths of its time for others.
        const took = answered === undefined ? 0 : answered - asked;
        if (waiting.size > 0) await pause(Math.max(500, 9 * took), signal);
      }
    } finally {
      broker.close();
    }
  };
}

function createQueue({ bullmq, options, createBackend }: Broker): TrialQueue {
  const queue: TrialQueue = new bullmq.Queue(QUEUE, options, createBackend);
  queue.on("error", () => {}); // Whoever asks hears of it.
  return queue;
}

interface LookOptions {
  readonly flags: TrialFlags;
  readonly data: RunData;
  /** Trials asked for at once. */
  readonly chunk: number;
  readonly isFirst: boolean;
  readonly news: TrialNews;
  readonly signal: AbortSignal;
}

/** Looks once at all trials that are waited for, and tells of those that have ended. */
async function look(
  queue: TrialQueue,
  waiting: Set<Trial>,
  { chunk, news, signal, ...put }: LookOptions,
): Promise<void> {
  const trials = [...waiting];
  for (let from = 0; from < trials.length && !signal.aborted; from += chunk) {
    for (const [trial, job] of await putTrials(queue, trials.slice(from, from + chunk), put)) {
      if (job.finishedOn === undefined) continue;
      waiting.delete(trial);
      if (job.failedReason) news.onFailed(trial, job.failedReason);
      else news.onTrained(trial, job.returnvalue as TrialResult);
    }
  }
}

/**
 * Fingerprints what a sweep is of.
 *
 * @throws {InvalidOptionError} When that is a run, which other machines do not have.
 */
async function fingerprintOf({
  experiment,
  path,
  dataDir,
}: Omit<TrainInQueueOptions, "queue" | "flags">): Promise<RunData> {
  if (experiment.of) {
    const expected = "an experiment that begins with data, where there is a queue";
    const fix = "Leave `--queue` out: a run is on this machine alone.";
    throw new InvalidOptionError("gan sweep", experiment.name, expected, fix);
  }
  const location = await chooseLocation(experiment, { ...(dataDir && { dataDir }) }, path);
  const loader = createDataLoader(experiment, location);
  return loader.fingerprint(await loader.load("train"));
}
