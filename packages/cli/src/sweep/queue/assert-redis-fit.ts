import { QueueError } from "./queue-error.ts";

/**
 * Looks whether a Redis keeps what it is given.
 *
 * @param info - What it answers to `INFO`.
 * @param oldest - The oldest version that will do.
 * @returns What its owner should know.
 * @throws {QueueError} When trials would be lost there, or cannot be put there.
 */
export function assertRedisFit(shown: string, info: string, oldest: string): string[] {
  const of = (name: string) => new RegExp(`^${name}:(.*?)\r?$`, "m").exec(info)?.[1] ?? "";
  const version = of("redis_version");
  if (version === "" || isOlder(version, oldest)) {
    const is = version === "" ? "says no version" : `is Redis ${version}`;
    throw new QueueError(
      `The broker at ${shown} ${is}, expected ${oldest} or later. Install a newer one; Debian's \`redis-server\` will do.`,
    );
  }
  const [most, used] = [Number(of("maxmemory")), Number(of("used_memory"))];
  const policy = of("maxmemory_policy");
  if (most > 0 && policy !== "noeviction") {
    throw new QueueError(
      `The broker at ${shown} deletes keys when its memory is full (\`maxmemory-policy ${policy}\`), and trials would be lost. Set \`maxmemory-policy noeviction\` in its configuration, or with \`redis-cli config set\`.`,
    );
  }
  if (most > 0 && used >= most) {
    throw new QueueError(
      `The broker at ${shown} is full: ${used} of ${most} bytes are used. Raise its \`maxmemory\`, or delete what is not needed; no trial is lost, and typed again this goes on.`,
    );
  }
  if (of("aof_enabled") === "1") return [];
  return [
    `The broker at ${shown} keeps no append-only file: if it restarts, trials and results since its last snapshot are gone. Set \`appendonly yes\` in its configuration.`,
  ];
}

function isOlder(version: string, oldest: string): boolean {
  const [have, want] = [version, oldest].map((each) => each.split(".").map(Number));
  const [i] = [0, 1, 2].filter((i) => have![i] !== want![i]);
  return i !== undefined && (have![i] ?? 0) < (want![i] ?? 0);
}
