import { crc32 } from "../src/image/png/crc32.ts";

/** A chunk of a PNG with its length and its checksum. */
export function pngChunk(type: string, content: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** What the header of a PNG says. */
export interface PngFormat {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  readonly colorType: number;
  readonly isInterlaced?: boolean;
}

/** Puts a PNG together from its compressed rows and what else shall stand before them. */
export function makePng(format: PngFormat, zipped: Uint8Array, others: Uint8Array[] = []): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(format.width, 0);
  header.writeUInt32BE(format.height, 4);
  header.set([format.depth, format.colorType, 0, 0, format.isInterlaced ? 1 : 0], 8);
  return Buffer.concat([
    Buffer.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    pngChunk("IHDR", header),
    ...others,
    pngChunk("IDAT", zipped),
    pngChunk("IEND", new Uint8Array(0)),
  ]);
}
