import { CorruptFileError } from "@gan/spec";
import type { Picture } from "./picture.ts";
import { isJpeg, readJpeg } from "./read-jpeg.ts";
import { isPng, readPng } from "./read-png.ts";
import { readWebp } from "./read-webp.ts";
import { isWebp } from "./survey-webp.ts";

const readers = [readPng, readJpeg, readWebp];

/**
 * Reads a PNG, a JPEG or a WebP, whatever its name says it is.
 *
 * What is transparent shows white; a photograph is turned the way its camera was held.
 *
 * @throws {CorruptFileError} When it is none of them, damaged, or of more than 64 million pixels.
 */
export async function readImage(bytes: Uint8Array, file: string): Promise<Picture> {
  const read = [isPng, isJpeg, isWebp].findIndex((is) => is(bytes));
  if (read < 0) {
    throw new CorruptFileError(
      file,
      "is no PNG, JPEG or WebP",
      "Convert it, or move it out of the folder.",
    );
  }
  try {
    return await readers[read]!(bytes);
  } catch (error) {
    // Where the decoders do not look for damage themselves, they stumble over it.
    const isOwn = error instanceof Error && error.constructor === Error && error.message !== "";
    const reason = isOwn ? error.message.replace(/[.:]+$/, "") : "its data are damaged";
    throw new CorruptFileError(
      file,
      `cannot be read as a picture: ${reason}`,
      "Save it again, or move it out of the folder.",
    );
  }
}
