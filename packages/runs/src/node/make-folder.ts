import { mkdir, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { flushDirectory } from "./flush-directory.ts";
import { codeOf } from "./unwritable.ts";

/**
 * Makes a folder and those above it, on the disk; one that is there already is left alone.
 *
 * `mkdir` with `recursive` never returns in Node 20 where a folder exists and refuses new ones with
 * `ENOENT`, as `/proc` does, so each level is tried once here.
 */
export async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path);
  } catch (error) {
    const parent = dirname(path);
    if (codeOf(error) === "ENOENT" && parent !== path) {
      await makeFolder(parent);
      await mkdir(path).catch((second) => acceptFolder(path, second));
      await flushDirectory(parent);
    } else {
      await acceptFolder(path, error);
    }
  }
}

/** Two processes may make the same folder at once; on some systems `/` gives another code than `EEXIST`. */
async function acceptFolder(path: string, error: unknown): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isDirectory()) throw error;
}
