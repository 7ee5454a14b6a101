import jpeg from "jpeg-js";
import { assertPixels } from "./assert-pixels.ts";
import { findOrientation, turn } from "./orientation.ts";
import type { Picture } from "./picture.ts";

/** Whether bytes begin like a JPEG. */
export function isJpeg(bytes: Uint8Array): boolean {
  return bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff;
}

/** @throws {Error} When the file is damaged. */
export function readJpeg(bytes: Uint8Array): Picture {
  const { width, height } = findSize(bytes);
  // A block of 8 × 8 pixels takes two bits or more; the rest of a file is never shorter than 100 bytes.
  assertPixels(width, height, bytes.length * 256);
  const { data } = jpeg.decode(bytes, {
    useTArray: true,
    formatAsRGBA: false,
    tolerantDecoding: false,
    maxResolutionInMP: 64,
    maxMemoryUsageInMB: 1024,
  });
  return turn({ width, height, rgb: data }, findOrientation(bytes));
}

/** The sizes that the frame header says. */
function findSize(bytes: Uint8Array): { width: number; height: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 2; at + 9 <= bytes.length; ) {
    if (bytes[at] !== 0xff) throw new Error("it has no marker where one should be");
    const marker = bytes[at + 1]!;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2);
  }
  throw new Error("it has no frame");
}
