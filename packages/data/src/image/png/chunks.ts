import { crc32 } from "./crc32.ts";
import { type PngHeader, readPngHeader } from "./header.ts";

/** What of a PNG is needed to draw it. */
export interface PngChunks {
  readonly header: PngHeader;
  /** Red, green and blue of each entry. */
  readonly palette: Uint8Array | undefined;
  /** The chunk `tRNS` as it is: alpha of the palette's entries, or the one color that is transparent. */
  readonly transparency: Uint8Array | undefined;
  /** The compressed rows, in the pieces in which they came. */
  readonly data: readonly Uint8Array[];
}

/**
 * Takes a PNG apart. Color profiles, texts and other remarks are passed over, compressed as they are.
 *
 * @throws {Error} When a chunk is cut short or has another checksum, or what must be there is not.
 */
export function readPngChunks(bytes: Uint8Array): PngChunks {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let header: PngHeader | undefined;
  let palette: Uint8Array | undefined;
  let transparency: Uint8Array | undefined;
  const data: Uint8Array[] = [];
  for (let at = 8, type = ""; type !== "IEND"; ) {
    if (at + 12 > bytes.length) throw new Error("it ends too early");
    const length = view.getUint32(at);
    const name = bytes.subarray(at + 4, at + 8);
    if (at + 12 + length > bytes.length) throw new Error("it ends within a chunk");
    if (crc32(bytes.subarray(at + 4, at + 8 + length)) !== view.getUint32(at + 8 + length)) {
      throw new Error("a chunk of it has another checksum");
    }
    type = String.fromCharCode(...name);
    const content = bytes.subarray(at + 8, at + 8 + length);
    if (!header && type !== "IHDR") throw new Error("it does not begin with its header");
    if (type === "IHDR") header = readPngHeader(content);
    if (type === "PLTE") palette = content;
    if (type === "tRNS") transparency = content;
    if (type === "IDAT") data.push(content);
    at += 12 + length;
  }
  return { header: header!, palette, transparency, data };
}
