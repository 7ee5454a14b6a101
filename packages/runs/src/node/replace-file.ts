import { lstat, open, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { threadId } from "node:worker_threads";
import { flushDirectory } from "./flush-directory.ts";
import { processPlace } from "./process-place.ts";
import { processStart } from "./process-start.ts";

/** Temporary files that this thread is using. */
const inUse = new Set<string>();
let count = 0;
/** A temporary file is needed for seconds; one of a process that cannot be seen from here is left so long. */
const dayMs = 86_400_000;

/**
 * Replaces a file so that a reader, a kill or a power failure finds the old bytes or the new ones.
 *
 * The bytes go to a hidden file beside it, to the disk, and only then under the file's name.
 */
export async function replaceFile(
  directory: string,
  name: string,
  bytes: Uint8Array,
): Promise<void> {
  await withTemporaryFile(directory, name, bytes, (path) => rename(path, join(directory, name)));
  await flushDirectory(directory);
}

/** Writes a hidden file to the disk, lets `use` rename or link it, and leaves nothing else behind. */
export async function withTemporaryFile(
  directory: string,
  name: string,
  content: Uint8Array | string,
  use: (path: string) => Promise<void>,
): Promise<void> {
  const temporary = `.${name}.${processPlace()}-${process.pid}-${threadId}-${count++}.tmp`;
  const path = join(directory, temporary);
  inUse.add(temporary);
  try {
    const handle = await open(path, "wx");
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await use(path);
  } finally {
    await rm(path, { force: true }).catch(() => {});
    inUse.delete(temporary);
  }
}

/** Deletes the temporary files of processes that were killed while they used one. */
export async function removeLeftovers(directory: string): Promise<void> {
  for (const name of await readdir(directory)) {
    const path = join(directory, name);
    if (await isLeftover(name, path)) await rm(path, { force: true });
  }
}

async function isLeftover(name: string, path: string): Promise<boolean> {
  const [, place, pid, thread] = /^\..*\.([0-9a-f]{12})-(\d+)-(\d+)-\d+\.tmp$/.exec(name) ?? [];
  if (pid === undefined) return false;
  if (place !== processPlace()) {
    const found = await lstat(path).catch(() => undefined);
    return found !== undefined && Date.now() - found.mtimeMs > dayMs;
  }
  if (Number(pid) !== process.pid) return processStart(Number(pid)) === undefined;
  return Number(thread) === threadId && !inUse.has(name);
}
