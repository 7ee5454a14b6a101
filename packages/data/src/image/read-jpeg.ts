import jpeg from "jpeg-js";
import { assertPixels } from "./assert-pixels.ts";
import { findOrientation, turn } from "./orientation.ts";
import type { Picture } from "./picture.ts";
import { surveyJpeg } from "./survey-jpeg.ts";

/** libjpeg-turbo's advice: honest files have some ten, and each goes over the whole picture. */
const mostScans = 500;
/** So many blocks take less than a gigabyte in jpeg-js, some 550 bytes each. */
const blocksAtOnce = 1_100_000;

/** Whether bytes begin like a JPEG. */
export function isJpeg(bytes: Uint8Array): boolean {
  return bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff;
}

/**
 * Reads a JPEG when what it says is not too much for its length.
 *
 * @throws {Error} When the file is damaged, or would take memory or time that no photograph does.
 */
export function readJpeg(bytes: Uint8Array): Picture {
  const { width, height, blocks, scans } = surveyJpeg(bytes);
  // A block of 8 × 8 pixels takes two bits or more; the rest of a file is never shorter than 100 bytes.
  assertPixels(width, height, bytes.length * 256);
  if (scans > mostScans) throw new Error(`it has ${scans} scans, expected at most ${mostScans}`);
  // Photographs have some ten bytes in a block; only what is blank has fewer than four.
  if (blocks > Math.max(blocksAtOnce, bytes.length / 4)) {
    throw new Error(`it has ${blocks} blocks of coefficients, too many for ${bytes.length} bytes`);
  }
  if (blocks * scans > 2 ** 22 + 64 * bytes.length) {
    throw new Error(`its ${scans} scans over ${blocks} blocks are too many for so few bytes`);
  }
  const { data } = jpeg.decode(bytes, {
    useTArray: true,
    formatAsRGBA: false,
    tolerantDecoding: false,
    maxResolutionInMP: 64,
    maxMemoryUsageInMB: 1024,
  });
  return turn({ width, height, rgb: data }, findOrientation(bytes));
}
