import { basename, dirname } from "node:path";
import { encodePng, type Image } from "@gan/report";
import { replaceFile, unwritable } from "@gan/runs/node";

/**
 * Writes a picture as PNG where the user asked for it, whole or not at all: one that is there stays until the new one is on the disk.
 *
 * @throws {UnwritableError} When the file cannot be written.
 */
export async function writePicture(path: string, image: Image): Promise<void> {
  const bytes = encodePng(image);
  await replaceFile(dirname(path), basename(path), bytes).catch((error) => {
    throw unwritable(path, error);
  });
}
