import { writeFile } from "node:fs/promises";
import { encodePng, type Image } from "@gan/report";
import { UnwritableError } from "@gan/spec";

/**
 * Writes a picture as PNG where the user asked for it.
 *
 * @throws {UnwritableError} When the file cannot be written.
 */
export async function writePicture(path: string, image: Image): Promise<void> {
  try {
    await writeFile(path, encodePng(image));
  } catch (error) {
    throw new UnwritableError(path, error instanceof Error ? error.message : String(error), {
      cause: error,
    });
  }
}
