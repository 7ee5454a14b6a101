import { assertPixels } from "./assert-pixels.ts";
import { readOrientation, turn } from "./orientation.ts";
import type { Picture } from "./picture.ts";
import { surveyWebp } from "./survey-webp.ts";
import { decodeWebp } from "./webp-decoder.ts";

/**
 * Reads a WebP that stands still, lossy or not.
 *
 * @throws {Error} When the file is damaged, an animation, or larger than its length allows.
 */
export async function readWebp(bytes: Uint8Array): Promise<Picture> {
  const { width, height, exif } = surveyWebp(bytes);
  // As many as in a PNG of one color, which is more than in a photograph by a thousand.
  assertPixels(width, height, bytes.length * 8256);
  // In a page its sizes are getters, which no spread takes along.
  const decoded = await decodeWebp(bytes);
  if (decoded.width !== width || decoded.height !== height) throw new Error("its data are damaged");
  const { data } = decoded;
  const rgb = new Uint8Array(width * height * 3);
  for (let from = 0, to = 0; from < data.length; from += 4, to += 3) {
    const opacity = data[from + 3]!;
    for (let color = 0; color < 3; color++) {
      rgb[to + color] = Math.round((data[from + color]! * opacity) / 255) + 255 - opacity;
    }
  }
  return turn({ width, height, rgb }, exif === undefined ? 1 : orientationAt(bytes, exif));
}

/** Damaged remarks of a camera are no reason to refuse its picture. */
function orientationAt(bytes: Uint8Array, exif: number): number {
  // Some programs begin the part as in a JPEG.
  const start = exif + (bytes[exif] === 0x45 ? 6 : 0);
  try {
    return readOrientation(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), start);
  } catch {
    return 1;
  }
}
