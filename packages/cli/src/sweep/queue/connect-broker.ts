import type { QueueOptions } from "bullmq";
import { assertFit } from "./assert-fit.ts";
import { readBrokerAddress } from "./broker-address.ts";
import { brokerWords } from "./broker-words.ts";
import { type Bullmq, loadBullmq } from "./load-bullmq.ts";
import { QueueError } from "./queue-error.ts";

/** A connection to the broker. */
export interface Broker {
  readonly bullmq: Bullmq;
  /** Its address, without a password. */
  readonly shown: string;
  /** What BullMQ's classes take. */
  readonly options: QueueOptions;
  /** What its owner should know. */
  readonly warnings: readonly string[];
  /** A sentence for an error of the broker or of the way to it. */
  words(error: unknown): string;
  /** Ends the connection, whether anybody answers or not. */
  close(): void;
}

/** The queue's name in the broker; its keys begin with `gan:trials:`. */
export const QUEUE = "trials";
/** Milliseconds that a connection, and a command, may take. */
const PATIENCE = 3_000;

/**
 * Connects to a broker, and looks whether trials can be trusted to it. Once connected it is connected again whenever it is lost,
 * and commands fail meanwhile: none waits for a broker that is away, which is how BullMQ's own connections hang at their end.
 *
 * @param typed - Its address.
 * @throws {QueueError} When there is none that will do.
 */
export async function connectBroker(typed: string): Promise<Broker> {
  const address = readBrokerAddress(typed);
  const bullmq = await loadBullmq();
  let isConnected = false;
  const client = new bullmq.Redis(address.url, {
    ...{ lazyConnect: true, connectTimeout: PATIENCE, commandTimeout: PATIENCE },
    // What BullMQ wants of a connection that workers use.
    maxRetriesPerRequest: null,
    ...{ enableOfflineQueue: false, autoResendUnfulfilledCommands: false },
    protocol: 2,
    retryStrategy: (times) => (isConnected ? Math.min(100 * times, 1_000) : null),
  });
  let reason: unknown;
  // Without a listener the driver prints what happens, with all that it sent.
  client.on("error", (error) => {
    reason = error;
  });
  client.on("ready", () => {
    reason = undefined;
  });
  const words = (error: unknown) =>
    brokerWords(address, isVague(error) ? (reason ?? error) : error);
  try {
    await client.connect();
    await client.select(address.database);
    const info = await client.info();
    const warnings = assertFit(address.shown, info, bullmq.RedisConnection.minimumVersion);
    isConnected = true;
    return {
      ...{ bullmq, shown: address.shown, warnings, words },
      options: { connection: client, prefix: "gan", skipVersionCheck: true },
      close: () => client.disconnect(),
    };
  } catch (error) {
    client.disconnect();
    if (error instanceof QueueError) throw error;
    throw new QueueError(words(error));
  }
}

/** Whether an error says only that there is no connection, and not why. */
function isVague(error: unknown): boolean {
  return /Connection is closed|isn't writeable/.test(`${error}`);
}
