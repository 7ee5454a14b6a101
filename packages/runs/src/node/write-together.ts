import { rename } from "node:fs/promises";
import { join } from "node:path";
import { GanError } from "@gan/spec";
import { flushDirectory } from "./flush-directory.ts";
import { makeFolder } from "./make-folder.ts";
import { removeLeftovers, withTemporaryFile } from "./replace-file.ts";
import { unwritable } from "./unwritable.ts";

/** A file by its name, with its content. */
type NamedFile = readonly [name: string, bytes: Uint8Array];

/**
 * Writes files that belong together into a folder, which is made when missing: none of them appears, or replaces another,
 * before all are on the disk.
 *
 * @throws {UnwritableError} Naming the first that cannot be written; the folder is as it was.
 */
export async function writeTogether(folder: string, files: readonly NamedFile[]): Promise<void> {
  const place = async ([file, ...others]: readonly NamedFile[]): Promise<void> => {
    if (file === undefined) return;
    const [name, bytes] = file;
    const path = join(folder, name);
    await withTemporaryFile(folder, name, bytes, async (temporary) => {
      await place(others);
      await rename(temporary, path);
    }).catch(naming(path));
  };
  const prepare = async () => {
    await makeFolder(folder);
    await removeLeftovers(folder);
  };
  await prepare().catch(naming(join(folder, files[0]?.[0] ?? "")));
  await place(files);
  await flushDirectory(folder);
}

/** Turns an error into a sentence about a file, unless it is one about another already. */
function naming(path: string) {
  return (error: unknown): never => {
    throw GanError.is(error) ? error : unwritable(path, error);
  };
}
