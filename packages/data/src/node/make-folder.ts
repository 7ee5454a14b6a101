import { mkdir, stat } from "node:fs/promises";
import { dirname } from "node:path";

/**
 * Makes a folder and those above it; one that is there already is left alone.
 *
 * `mkdir` with `recursive` never returns in Node 20 where a folder exists and refuses new ones with
 * `ENOENT`, as `/proc` does, so each level is tried once here.
 *
 * @throws The file system's error when it cannot be made.
 */
export async function makeFolder(path: string): Promise<void> {
  const first = await attempt(path);
  if (first === undefined) return;
  if (first.code !== "ENOENT" || dirname(path) === path) throw first;
  await makeFolder(dirname(path));
  const second = await attempt(path);
  if (second !== undefined) throw second;
}

async function attempt(path: string): Promise<NodeJS.ErrnoException | undefined> {
  try {
    await mkdir(path);
    return undefined;
  } catch (error) {
    const found = await stat(path).catch(() => undefined);
    return found?.isDirectory() ? undefined : (error as NodeJS.ErrnoException);
  }
}
