import { assertRedisFit } from "./assert-redis-fit.ts";
import { type Broker, PATIENCE } from "./broker.ts";
import type { BrokerAddress } from "./broker-address.ts";
import { brokerWords, isAway } from "./broker-words.ts";
import { loadBullmq } from "./load-bullmq.ts";
import { QueueError } from "./queue-error.ts";
import { redisVocabulary } from "./redis-vocabulary.ts";

/** Connects to a Redis; the queue's keys there begin with `gan:trials:`. */
export async function connectRedis(address: BrokerAddress): Promise<Broker> {
  const [bullmq, { Redis }] = await loadBullmq("ioredis", () => import("ioredis"));
  let isConnected = false;
  const client = new Redis(address.url.href, {
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
    brokerWords(address, redisVocabulary, isVague(error) ? (reason ?? error) : error);
  try {
    await client.connect();
    await client.select(Number(address.url.pathname.slice(1)));
    const info = await client.info();
    const warnings = assertRedisFit(address.shown, info, bullmq.RedisConnection.minimumVersion);
    isConnected = true;
    return {
      ...{ bullmq, shown: address.shown, warnings, words },
      options: { connection: client, prefix: "gan", skipVersionCheck: true },
      createBackend: (name, options) => bullmq.createRedisBackend(name, options),
      chunk: 500,
      isAway: (error) => isAway(redisVocabulary, error),
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
