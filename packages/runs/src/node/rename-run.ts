import { rename, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { UnwritableError } from "@gan/spec";
import { flushDirectory } from "./flush-directory.ts";
import { assertRunLabel, findRunFolder, type RunFolder } from "./run-folder.ts";
import { unwritable } from "./unwritable.ts";
import { takeWriterLock } from "./writer-lock.ts";

/**
 * Gives a run another name; its number stays.
 *
 * @param which - `latest`, a number, a name or a path.
 * @param label - What follows the number.
 * @returns The folder under its new name.
 * @throws {MissingFileError} When there is no such run.
 * @throws {RunBusyError} When a process is writing it.
 * @throws {InvalidOptionError} When `label` cannot be a part of a folder's name.
 * @throws {UnwritableError} When a folder of that name is there, or none can be made.
 */
export async function renameRun(
  which: string | number,
  label: string,
  { parent }: { readonly parent: string },
): Promise<RunFolder> {
  assertRunLabel(label);
  const { path, name, number } = await findRunFolder(which, parent);
  const lock = await takeWriterLock(path);
  try {
    const newName = number === undefined ? label : `${name.slice(0, name.indexOf("-"))}-${label}`;
    const moved = join(dirname(path), newName);
    if (moved !== path) {
      if (await stat(moved).catch(() => undefined)) {
        throw new UnwritableError(moved, "a folder of that name is there already", {
          fix: "Choose another name.",
        });
      }
      await rename(path, moved);
      lock.follow(moved);
      await flushDirectory(dirname(path));
    }
    return { path: moved, name: newName, number, label };
  } catch (error) {
    throw error instanceof UnwritableError ? error : unwritable(path, error);
  } finally {
    lock.dispose();
  }
}
