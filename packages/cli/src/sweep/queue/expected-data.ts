import type { RunData } from "../../data-check.ts";
import { isSameData, sayFingerprint } from "../../data-fingerprint.ts";
import { QueueError } from "./queue-error.ts";

/** Set by `gan worker` for what it trains: the data that the sweep has, as JSON. */
export const EXPECTED_DATA = "GAN_EXPECTED_DATA";

/** Checks that a new run's data are those of the sweep that it is a trial of. */
export function assertExpectedData(data: RunData): void {
  const text = process.env[EXPECTED_DATA];
  if (text !== undefined) assertSweepData(JSON.parse(text) as RunData, data, "what is here");
}

/**
 * Checks that two machines speak of the same data.
 *
 * @throws {QueueError} Naming both.
 */
export function assertSweepData(queued: RunData, here: RunData, place: string): void {
  for (const [part, known] of Object.entries(queued)) {
    const mine = here[part];
    if (mine && isSameData(known, mine)) continue;
    const is = mine ? sayFingerprint(mine) : "nothing";
    throw new QueueError(
      `The data differ: the trial was put into the queue with ${sayFingerprint(known)}, and ${place} is ${is}. Have the same data on all machines (\`--data-dir\` names their folder); a sweep of other data takes another database of the broker, such as \`redis://host/1\` or \`postgres://host/other\`.`,
    );
  }
}
