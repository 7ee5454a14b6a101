import { QueueError } from "./queue-error.ts";

/** BullMQ. */
export type Bullmq = typeof import("bullmq");

/**
 * Loads BullMQ and a broker's driver, which only those install who train on several machines: 16 MB that nobody else needs.
 *
 * @throws {QueueError} When they are not installed.
 */
export async function loadBullmq<Driver>(
  name: "ioredis" | "pg",
  load: () => Promise<Driver>,
): Promise<[bullmq: Bullmq, driver: Driver]> {
  try {
    return await Promise.all([import("bullmq"), load()]);
  } catch (cause) {
    // One of theirs that is missing is a broken installation, which says itself what it lacks.
    if (!/Cannot find (?:module|package) '(?:bullmq|ioredis|pg)'/.test(`${cause}`)) throw cause;
    throw new QueueError(
      `\`--queue\` takes the packages \`bullmq\` and \`${name}\`, which are not installed here. Type \`npm install bullmq ${name}\` where \`@gan/cli\` is installed (with \`-g\` if it is installed so), on every machine that takes part.`,
      { cause },
    );
  }
}
