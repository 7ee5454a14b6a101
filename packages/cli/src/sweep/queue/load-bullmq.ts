import { QueueError } from "./queue-error.ts";

/** What is used of them. */
export type Bullmq = Pick<
  typeof import("bullmq"),
  "createRedisBackend" | "Queue" | "RedisConnection" | "Worker"
> &
  Pick<typeof import("ioredis"), "Redis">;

/**
 * Loads BullMQ and its driver, which only those install who train on several machines: 16 MB that nobody else needs.
 *
 * @throws {QueueError} When they are not installed.
 */
export async function loadBullmq(): Promise<Bullmq> {
  try {
    const [bullmq, { Redis }] = await Promise.all([import("bullmq"), import("ioredis")]);
    return { ...bullmq, Redis };
  } catch (cause) {
    // One of theirs that is missing is a broken installation, which says itself what it lacks.
    if (!/Cannot find (?:module|package) '(?:bullmq|ioredis)'/.test(`${cause}`)) throw cause;
    throw new QueueError(
      "`--queue` takes the packages `bullmq` and `ioredis`, which are not installed here. Type `npm install bullmq ioredis` where `@gan/cli` is installed (with `-g` if it is installed so), on every machine that takes part.",
      { cause },
    );
  }
}
