import { basename, dirname } from "node:path";
import { replaceFile, unwritable } from "@gan/runs/node";

/**
 * Writes a file where the user asked for it, whole or not at all: one that is there stays until the new one is on the disk.
 *
 * @throws {UnwritableError} When the file cannot be written.
 */
export async function writeBytes(path: string, bytes: Uint8Array): Promise<void> {
  await replaceFile(dirname(path), basename(path), bytes).catch((error) => {
    throw unwritable(path, error);
  });
}
