import type { BackendFactory, IQueueBackend, Queue, QueueOptions, Worker } from "bullmq";
import type { TrialResult } from "../trial-result.ts";
import type { Bullmq } from "./load-bullmq.ts";
import type { QueuedTrial } from "./queued-trial.ts";

/** A connection to the broker. */
export interface Broker {
  readonly bullmq: Bullmq;
  /** Its address, without a password. */
  readonly shown: string;
  /** What BullMQ's classes take. */
  readonly options: QueueOptions;
  /** What they reach the broker by. */
  readonly createBackend: BackendFactory;
  /** Trials that can be asked for at once. */
  readonly chunk: number;
  /** What its owner should know. */
  readonly warnings: readonly string[];
  /** A sentence for an error of the broker or of the way to it. */
  words(error: unknown): string;
  /** Whether an error says that the broker cannot be reached now, not that it refuses. */
  isAway(error: unknown): boolean;
  /** Ends the connection, whether anybody answers or not. */
  close(): void;
}

/** BullMQ's, on whatever broker. */
export type TrialQueue = Queue<
  QueuedTrial,
  TrialResult,
  string,
  QueuedTrial,
  TrialResult,
  string,
  IQueueBackend
>;
/** @see TrialQueue */
export type TrialWorker = Worker<QueuedTrial, TrialResult, string, IQueueBackend>;

/** The queue's name in the broker. */
export const QUEUE = "trials";
/** Milliseconds that a connection, and a command, may take. */
export const PATIENCE = 3_000;
