import { readFile, stat } from "node:fs/promises";
import { CorruptFileError } from "@gan/spec";

/**
 * Reads a file, or gives `undefined` when there is none.
 *
 * @throws {CorruptFileError} When it is there and cannot be read, or is a pipe or a device, which may have no end.
 */
export async function readIfThere(path: string): Promise<Uint8Array | undefined> {
  try {
    if (!(await stat(path)).isFile()) throw new Error("it is not a regular file");
    return await readFile(path);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    throw new CorruptFileError(path, `cannot be read: ${message}`, "Look at its permissions.");
  }
}
