import { open, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { threadId } from "node:worker_threads";
import { processStart } from "./process-start.ts";

/** Temporary files that this thread is using. */
const inUse = new Set<string>();
let count = 0;

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
  const temporary = `.${name}.${process.pid}-${threadId}-${count++}.tmp`;
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
    if (isLeftover(name)) await rm(join(directory, name), { force: true });
  }
}

function isLeftover(name: string): boolean {
  const [, pid, thread] = /^\..*\.(\d+)-(\d+)-\d+\.tmp$/.exec(name) ?? [];
  if (pid === undefined) return false;
  if (Number(pid) !== process.pid) return processStart(Number(pid)) === undefined;
  return Number(thread) === threadId && !inUse.has(name);
}

/** Makes a rename last. Windows has no such call, and needs none. */
async function flushDirectory(directory: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(directory, "r");
  await handle.sync().finally(() => handle.close());
}
