import { convertIndexedToRgb, type DecodedPng, decode, hasPngSignature } from "fast-png";
import { assertPixels } from "./assert-pixels.ts";
import type { Picture } from "./picture.ts";

/** Whether bytes begin like a PNG. */
export function isPng(bytes: Uint8Array): boolean {
  return bytes.length >= 8 && hasPngSignature(bytes);
}

/** @throws {Error} When the file is damaged. */
export function readPng(bytes: Uint8Array): Picture {
  // The sizes stand first; what follows is not touched before they are known to be possible.
  const header = new DataView(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 24));
  if (bytes.length < 24) throw new Error("it ends within its header");
  assertPixels(header.getUint32(16), header.getUint32(20), bytes.length * 8192);
  const png = decode(bytes, { checkCrc: true });
  const { width, height } = png;
  const { data, channels } = toBytes(png);
  if (data.length < width * height * channels) throw new Error("it ends too early");
  const rgb = new Uint8Array(width * height * 3);
  const isColor = channels >= 3;
  for (let pixel = 0; pixel < width * height; pixel++) {
    const at = pixel * channels;
    const alpha = channels % 2 === 0 ? data[at + channels - 1]! : 255;
    for (let color = 0; color < 3; color++) {
      const value = data[at + (isColor ? color : 0)]!;
      rgb[pixel * 3 + color] = Math.round((value * alpha + 255 * (255 - alpha)) / 255);
    }
  }
  return { width, height, rgb };
}

/** Brings palettes and depths of 1 to 16 bits to bytes. */
function toBytes(png: DecodedPng): { data: Uint8Array; channels: number } {
  if (png.palette) {
    return { data: convertIndexedToRgb(png), channels: png.palette[0]!.length };
  }
  if (png.depth < 8) {
    const levels = 2 ** png.depth;
    const palette = Array.from({ length: levels }, (_, i) => [
      Math.round((255 * i) / (levels - 1)),
    ]);
    return { data: convertIndexedToRgb({ ...png, palette }), channels: 1 };
  }
  const data = png.depth === 16 ? Uint8Array.from(png.data, (value) => value >>> 8) : png.data;
  return { data: data as Uint8Array, channels: png.channels };
}
