import { randomUUID } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import type { Job } from "bullmq";
import { runsFolder } from "../../runs-folder.ts";
import { answer, answerJson, interruptible, say } from "../../terminal.ts";
import { type Broker, QUEUE, type TrialWorker } from "./broker.ts";
import { createNews } from "./broker-news.ts";
import { connectBroker } from "./connect-broker.ts";
import type { BrokerNews } from "./hold-trial.ts";
import { LOCK } from "./lease.ts";
import { pause } from "./pause.ts";
import { type TrainQueuedOptions, type TrialEnding, trainQueued } from "./train-queued.ts";

/** How a worker works. */
export interface RunWorkerOptions {
  /** Address of the broker. */
  readonly queue: string;
  /** The parent of run folders. */
  readonly out?: string | undefined;
  readonly dataDir?: string | undefined;
  /** Trainings at once. @default one for each core */
  readonly workers?: number | undefined;
}

/** Milliseconds from one look at an empty queue to the next. */
const IDLE = 500;
/** Milliseconds in which trainings save when a worker is told to stop; what trains still is killed. */
const SAVING = 7_000;
/** Milliseconds after which a worker that is told to stop has ended, whoever does not answer. */
const STOPPING = 9_000;

/**
 * Trains trials of the queue until it is told to stop. Trainings are processes of their own: nothing is computed here, so that locks
 * are renewed in time.
 */
export async function runWorker({ queue, dataDir, ...typed }: RunWorkerOptions): Promise<void> {
  // Who lists processes sees how they were started, and there may be a password in it.
  process.title = "gan worker";
  const { workers = availableParallelism() } = typed;
  const out = join(runsFolder(typed.out), "sweeps");
  const broker = await connectBroker(queue);
  const news = createNews(broker);
  const worker = createWorker(broker, news);
  const endings: TrialEnding[] = [];
  let isLate = false;
  try {
    for (const warning of broker.warnings) say(warning);
    await mkdir(out, { recursive: true });
    await worker.startStalledCheckTimer();
    say(`Waits for trials at ${broker.shown}; ${workers} at once, in ${out}`);
    const threads = Math.max(1, Math.floor(availableParallelism() / workers));
    await interruptible(async (interrupted) => {
      const unfit = new AbortController();
      const signal = AbortSignal.any([interrupted, unfit.signal]);
      const deadline = after(signal, SAVING);
      const options = { out, dataDir, threads, signal, deadline, news };
      const lives = Array.from({ length: workers }, () =>
        trainAll(worker, options, endings).catch((error) => {
          unfit.abort();
          throw error;
        }),
      );
      const isOver = new Promise<void>((resolve) => {
        after(signal, STOPPING).addEventListener("abort", () => {
          isLate = true;
          resolve();
        });
      });
      await Promise.race([Promise.allSettled(lives), isOver]);
      if (!isLate) await Promise.all(lives);
    }, "Stopping: what is in training is saved and given back.");
  } finally {
    void worker.close(true);
    broker.close();
  }
  const count = (ending: TrialEnding) => endings.filter((each) => each === ending).length;
  const [trained, failed, givenBack] = [count("trained"), count("failed"), count("given back")];
  answer(`Stopped: ${trained} trained, ${failed} failed, ${givenBack} given back.`);
  answerJson({ kind: "worker", queue: broker.shown, out, trained, failed, givenBack });
  // Something does not end, such as a disk that does not answer, and is not waited for.
  if (isLate) process.exit();
}

/**
 * Jobs are fetched by hand, not by BullMQ's loop: that one takes a broker that refuses a result for a failure of the trial, and does
 * not end while the broker is away. So there is no second connection either, on which it would wait.
 */
function createWorker({ bullmq, options, createBackend }: Broker, news: BrokerNews): TrialWorker {
  const worker: TrialWorker = new bullmq.Worker(
    QUEUE,
    null,
    // However often a worker dies with it: that says nothing of a trial, which is trained in a process of its own.
    { ...options, lockDuration: LOCK, stalledInterval: LOCK / 2, maxStalledCount: 1e6 },
    (name, opts) => createBackend(name, opts),
  );
  worker.on("error", news.onTrouble);
  return worker;
}

/** Takes one trial after the other until the signal is aborted. */
async function trainAll(
  worker: TrialWorker,
  options: TrainQueuedOptions,
  endings: TrialEnding[],
): Promise<void> {
  const { signal, news } = options;
  while (!signal.aborted) {
    const token = randomUUID();
    const job = await nextJob(worker, token, news);
    if (job) endings.push(await trainQueued(job, token, options));
    else await pause(IDLE, signal);
  }
}

async function nextJob(
  worker: TrialWorker,
  token: string,
  news: BrokerNews,
): Promise<Job | undefined> {
  try {
    const job = await worker.getNextJob(token, { block: false });
    news.onAnswer();
    return job;
  } catch (error) {
    news.onTrouble(error);
    return undefined;
  }
}

/** Aborted so many milliseconds after another signal. */
function after(signal: AbortSignal, milliseconds: number): AbortSignal {
  const later = new AbortController();
  signal.addEventListener("abort", () => {
    setTimeout(() => later.abort(), milliseconds).unref();
  });
  return later.signal;
}
