import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { deflateSync, inflateSync } from "node:zlib";
import type { Stream } from "@gan/spec";
import { readImage } from "../../../../data/src/image/read-image.ts";
import { pngChunk } from "../../../../data/test/make-png.ts";
import type { FuzzFormat } from "../format.ts";
import { concat, mutate, pick, setField } from "../mutate.ts";

const folder = fileURLToPath(new URL("../../../../data/test/pictures", import.meta.url));
const seedsOf = (ending: string) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .map((name) => new Uint8Array(readFileSync(join(folder, name))));
const read = (bytes: Uint8Array) => readImage(bytes, "the file");

interface Chunk {
  readonly type: string;
  readonly content: Uint8Array;
}

function chunksOf(png: Uint8Array): Chunk[] {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const chunks: Chunk[] = [];
  for (let at = 8; at + 12 <= png.length; ) {
    const length = view.getUint32(at);
    const type = Buffer.from(png.subarray(at + 4, at + 8)).toString("latin1");
    chunks.push({ type, content: png.slice(at + 8, at + 8 + length) });
    at += 12 + length;
  }
  return chunks;
}

/** Changes a chunk's content, its place, or the rows before they are compressed, and makes checksums right. */
function mutateChunks(seed: Uint8Array, stream: Stream): Uint8Array {
  const chunks = chunksOf(seed);
  for (let turn = stream.integer(3); turn >= 0; turn--) {
    const at = stream.integer(chunks.length);
    const { type, content } = chunks[at]!;
    const kind = stream.next();
    if (type === "IHDR") chunks[at] = { type, content: mutateHeader(content, stream) };
    else if (type === "IDAT" && kind < 0.6) {
      const rows = mutate(tryInflate(content), stream);
      chunks[at] = { type, content: deflateSync(rows) };
    } else if (kind < 0.7) chunks[at] = { type, content: mutate(content, stream) };
    else if (kind < 0.8) chunks.splice(at, 1);
    else if (kind < 0.9) chunks.splice(at, 0, pick(chunks, stream));
    else {
      const other = pick(["iCCP", "PLTE", "tRNS", "tEXt", "IEND", "IHDR", "\u001b[3m"], stream);
      chunks[at] = { type: other, content };
    }
    if (chunks.length === 0) break;
  }
  return concat([
    seed.subarray(0, 8),
    ...chunks.map(({ type, content }) => pngChunk(type, content)),
  ]);
}

function mutateHeader(content: Uint8Array, stream: Stream): Uint8Array {
  const header = Uint8Array.from(content);
  if (stream.next() < 0.5) {
    const at = pick([0, 4], stream);
    setField(header, { at, size: 4, isLittleEndian: false }, stream);
  } else header[8 + stream.integer(5)] = pick([0, 1, 2, 3, 4, 6, 8, 16, 255], stream);
  return header;
}

function tryInflate(content: Uint8Array): Uint8Array {
  try {
    return inflateSync(content);
  } catch {
    return content;
  }
}

/** Changes a number in a segment before the scan, or repeats segments. */
function mutateSegments(seed: Uint8Array, stream: Stream): Uint8Array {
  const starts: number[] = [];
  for (let at = 2; seed[at] === 0xff && at < seed.length; ) {
    starts.push(at);
    if (seed[at + 1] === 0xda) break;
    at += 2 + seed[at + 2]! * 256 + seed[at + 3]!;
  }
  const bytes = Uint8Array.from(seed);
  for (let i = stream.integer(3); i >= 0; i--) {
    const at = pick(starts, stream) + 2 + stream.integer(18);
    setField(bytes, { at, size: pick([1, 2], stream), isLittleEndian: false }, stream);
  }
  if (stream.next() < 0.7) return bytes;
  const [from, to] = [pick(starts, stream), pick(starts, stream)];
  const piece = bytes.subarray(from, from + stream.integer(200));
  const pieces = Array.from({ length: 1 + stream.integer(50) }, () => piece);
  return concat([bytes.subarray(0, to), ...pieces, bytes.subarray(to)]);
}

/** Changes sizes and flags at the beginnings of a WebP's parts. */
function mutateParts(seed: Uint8Array, stream: Stream): Uint8Array {
  const view = new DataView(seed.buffer, seed.byteOffset, seed.byteLength);
  const starts: number[] = [];
  for (let at = 12; at + 8 < seed.length; ) {
    starts.push(at);
    const length = view.getUint32(at + 4, true);
    at += 8 + length + (length % 2);
  }
  const bytes = Uint8Array.from(seed);
  for (let i = stream.integer(3); i >= 0; i--) {
    const at = pick(starts, stream) + stream.integer(20);
    setField(bytes, { at, size: pick([1, 2, 4], stream), isLittleEndian: true }, stream);
  }
  return bytes;
}

/** Pictures of strangers. */
export const pictures: readonly FuzzFormat[] = [
  {
    name: "PNG",
    seeds: seedsOf(".png"),
    mutate: (seed, stream) => (stream.next() < 0.3 ? mutate : mutateChunks)(seed, stream),
    read,
  },
  {
    name: "JPEG",
    seeds: seedsOf(".jpg"),
    mutate: (seed, stream) => (stream.next() < 0.4 ? mutate : mutateSegments)(seed, stream),
    read,
  },
  {
    name: "WebP",
    seeds: seedsOf(".webp"),
    mutate: (seed, stream) => (stream.next() < 0.5 ? mutate : mutateParts)(seed, stream),
    read,
  },
];
