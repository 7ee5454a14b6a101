import { LOCK } from "./lease.ts";
import { QueueError } from "./queue-error.ts";

/** What a PostgreSQL says of itself. */
export interface Claims {
  readonly version: string;
  readonly readonly: string;
  readonly fsync: string;
  /** Its clock, in milliseconds. */
  readonly clock: number;
}

/** What it is asked. */
export const CLAIMS =
  "select current_setting('server_version') as version, current_setting('transaction_read_only') as readonly, current_setting('fsync') as fsync, (extract(epoch from clock_timestamp()) * 1000)::float8 as clock";

interface AssertPostgresFitOptions {
  /** When it was asked and when the answer came, in milliseconds. */
  readonly asked: number;
  readonly answered: number;
  /** The oldest version that will do. */
  readonly oldest: number;
}

/**
 * Looks whether a PostgreSQL keeps what it is given, and whether its clock is this machine's: BullMQ writes there until when a trial is a
 * worker's by that worker's clock, and another one reads it by its own.
 *
 * @returns What its owner should know.
 * @throws {QueueError} When trials would be lost there, or cannot be put there.
 */
export function assertPostgresFit(
  shown: string,
  { version, readonly, fsync, clock }: Claims,
  { asked, answered, oldest }: AssertPostgresFitOptions,
): string[] {
  if (!(Number.parseInt(version, 10) >= oldest)) {
    throw new QueueError(
      `The broker at ${shown} is PostgreSQL ${version}, expected ${oldest} or later. Install a newer one; Debian's \`postgresql\` will do.`,
    );
  }
  if (readonly === "on") {
    throw new QueueError(
      `The broker at ${shown} cannot be written: it is a replica, or its \`default_transaction_read_only\` is \`on\`. Name the primary after \`--queue\`.`,
    );
  }
  const ahead = asked > clock ? asked - clock : Math.min(0, answered - clock);
  if (Math.abs(ahead) > LOCK / 6) {
    const is = `${(Math.abs(ahead) / 1000).toFixed(1)} s ${ahead > 0 ? "ahead of" : "behind"}`;
    throw new QueueError(
      `This machine's clock is ${is} that of the broker at ${shown}, expected ${LOCK / 6000} s at most: by the clock it is told which worker has died. Set both by the network's time, as with \`timedatectl set-ntp true\`.`,
    );
  }
  if (fsync === "on") return [];
  return [
    `The broker at ${shown} does not wait for its disk: if the power fails there, all it holds may be gone. Set \`fsync = on\` in its configuration.`,
  ];
}
