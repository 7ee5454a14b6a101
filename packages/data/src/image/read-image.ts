import { CorruptFileError } from "@gan/spec";
import type { Picture } from "./picture.ts";
import { isJpeg, readJpeg } from "./read-jpeg.ts";
import { isPng, readPng } from "./read-png.ts";

/**
 * Reads a PNG or a JPEG, whatever its name says it is.
 *
 * What is transparent shows white; a JPEG is turned the way its camera was held.
 *
 * @throws {CorruptFileError} When it is neither, damaged, or of more than 64 million pixels.
 */
export function readImage(bytes: Uint8Array, file: string): Picture {
  const read = isPng(bytes) ? readPng : isJpeg(bytes) ? readJpeg : undefined;
  if (!read) {
    throw new CorruptFileError(
      file,
      "is neither a PNG nor a JPEG",
      "Convert it, or move it out of the folder.",
    );
  }
  try {
    return read(bytes);
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
