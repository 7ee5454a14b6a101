/** The sizes of a PNG and how its pixels are stored. */
export interface PngHeader {
  readonly width: number;
  readonly height: number;
  /** Bits of a sample. */
  readonly depth: number;
  /** Samples of a pixel. */
  readonly channels: 1 | 2 | 3 | 4;
  readonly isPalette: boolean;
  readonly isInterlaced: boolean;
}

/** Samples of a pixel and possible depths, by the number of a color type. */
const colorTypes: Readonly<Record<number, readonly [PngHeader["channels"], readonly number[]]>> = {
  0: [1, [1, 2, 4, 8, 16]],
  2: [3, [8, 16]],
  3: [1, [1, 2, 4, 8]],
  4: [2, [8, 16]],
  6: [4, [8, 16]],
};

/**
 * Reads the chunk `IHDR`.
 *
 * @throws {Error} When it is none of the standard.
 * @see ISO/IEC 15948, "Portable Network Graphics", 11.2.2.
 */
export function readPngHeader(bytes: Uint8Array): PngHeader {
  if (bytes.length !== 13) throw new Error(`its header has ${bytes.length} bytes, expected 13`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [depth, color, compression, filter, interlace] = bytes.subarray(8) as unknown as number[];
  const [channels, depths] = colorTypes[color!] ?? [];
  if (!channels || !depths?.includes(depth!)) {
    throw new Error(`it has colors of type ${color} with ${depth} bits, which no PNG has`);
  }
  if (compression !== 0 || filter !== 0 || interlace! > 1) {
    throw new Error("it is compressed, filtered or interlaced in a way that no PNG is");
  }
  return {
    width: view.getUint32(0),
    height: view.getUint32(4),
    depth: depth!,
    channels,
    isPalette: color === 3,
    isInterlaced: interlace === 1,
  };
}
