import { decode, encode } from "fast-png";
import type { Image } from "./image.ts";

/** Writes a picture as a PNG file, without loss; equal pictures give equal bytes. */
export function encodePng({ width, height, channels, pixels }: Image): Uint8Array {
  return encode({ width, height, channels, data: pixels, depth: 8 }, { zlib: { level: 9 } });
}

/**
 * Reads a PNG that was written here: 8 bits a channel.
 *
 * @throws {Error} When it is damaged.
 */
export function decodePng(png: Uint8Array): Image {
  const { width, height, channels, data } = decode(png);
  return { width, height, channels: channels as Image["channels"], pixels: data as Uint8Array };
}
