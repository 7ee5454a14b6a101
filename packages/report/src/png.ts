import { encode } from "fast-png";
import type { Image } from "./image.ts";

/** Writes a picture as a PNG file, without loss; equal pictures give equal bytes. */
export function encodePng({ width, height, channels, pixels }: Image): Uint8Array {
  return encode({ width, height, channels, data: pixels, depth: 8 }, { zlib: { level: 9 } });
}
