import { assertPixels } from "./assert-pixels.ts";
import type { Picture } from "./picture.ts";
import { readPngChunks } from "./png/chunks.ts";
import { createPngPainter } from "./png/painter.ts";
import { readPngRows } from "./png/rows.ts";

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** Whether bytes begin like a PNG. */
export function isPng(bytes: Uint8Array): boolean {
  return signature.every((byte, i) => bytes[i] === byte);
}

/**
 * Reads a PNG a row at a time, so that beside the picture hardly any memory is needed.
 *
 * @throws {Error} When the file is damaged.
 */
export function readPng(bytes: Uint8Array): Picture {
  // The sizes stand first; what follows is not touched before they are known to be possible: deflate
  // makes nothing larger by more than 1032, and a byte holds eight pixels at most.
  if (bytes.length < 24) throw new Error("it ends within its header");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  assertPixels(width, height, bytes.length * 8256);
  const chunks = readPngChunks(bytes);
  const rgb = new Uint8Array(width * height * 3);
  readPngRows(chunks.data, chunks.header, createPngPainter(chunks, rgb));
  return { width, height, rgb };
}
