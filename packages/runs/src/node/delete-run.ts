import { rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { flushDirectory } from "./flush-directory.ts";
import { findRunFolder } from "./run-folder.ts";
import { unwritable } from "./unwritable.ts";
import { takeWriterLock } from "./writer-lock.ts";

/**
 * Deletes a run's folder with all that is in it. Nobody sees half of one: it is hidden under another name first.
 *
 * @param which - `latest`, a number, a name or a path.
 * @throws {MissingFileError} When there is no such run.
 * @throws {RunBusyError} When a process is writing it.
 * @throws {UnwritableError} When it cannot be deleted.
 */
export async function deleteRun(
  which: string | number,
  { parent }: { readonly parent: string },
): Promise<void> {
  const { path, name } = await findRunFolder(which, parent);
  const lock = await takeWriterLock(path);
  const hidden = join(dirname(path), `.${name}.deleted`);
  try {
    await rm(hidden, { recursive: true, force: true });
    await rename(path, hidden);
    lock.follow(hidden);
    await flushDirectory(dirname(path));
    await rm(hidden, { recursive: true, force: true });
  } catch (error) {
    lock.dispose();
    throw unwritable(path, error);
  }
}
