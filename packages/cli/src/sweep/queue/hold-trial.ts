import type { ChildProcess } from "node:child_process";
import type { Job } from "bullmq";
import type { Attendant } from "../train-trial.ts";
import { GRACE, LOCK } from "./lease.ts";

/** A worker's right to train a trial. */
export interface HeldTrial {
  /** Aborted when the trial is no longer this worker's. */
  readonly signal: AbortSignal;
  /** Tells a process that trains it how long it may go on; one that goes on for too long is killed. */
  attend(child: ChildProcess): Attendant;
  /** Renews it no more. */
  release(): void;
}

/** What is heard from the broker meanwhile. */
export interface BrokerNews {
  onAnswer(): void;
  onTrouble(error: unknown): void;
}

/**
 * Keeps a trial's lock in the queue. The trial is this worker's until {@link LOCK} after it last asked for that and got it, by the
 * clock on the wall, which goes on while a machine sleeps.
 */
export function holdTrial(job: Job, token: string, { onAnswer, onTrouble }: BrokerNews): HeldTrial {
  const lost = new AbortController();
  const children = new Set<ChildProcess>();
  let until = Date.now() + LOCK;
  let isAsking = false;
  const send = (child: ChildProcess, end: number) => {
    if (child.connected) child.send(end, () => {});
  };
  const sendAll = () => {
    for (const child of children) send(child, until);
  };
  const lose = () => {
    until = Math.min(until, Date.now());
    if (!lost.signal.aborted) sendAll();
    lost.abort();
  };
  const renew = async () => {
    const asked = Date.now();
    try {
      const isGranted = (await job.extendLock(token, LOCK)) === 1;
      onAnswer();
      if (!isGranted) return lose();
      until = asked + LOCK;
      sendAll();
    } catch (error) {
      onTrouble(error);
    }
  };
  const timer = setInterval(async () => {
    if (Date.now() >= until) lose();
    if (Date.now() >= until + GRACE) for (const child of children) child.kill("SIGKILL");
    if (lost.signal.aborted || isAsking) return;
    isAsking = true;
    await renew();
    isAsking = false;
  }, LOCK / 10);
  return {
    signal: lost.signal,
    attend(child) {
      children.add(child);
      send(child, until);
      return {
        stop() {
          children.delete(child); // Nothing of a later end is sent to it.
          send(child, Date.now());
        },
        leave: () => children.delete(child),
      };
    },
    release: () => clearInterval(timer),
  };
}
