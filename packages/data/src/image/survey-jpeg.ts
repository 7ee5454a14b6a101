/** What decoding a JPEG will cost, as far as its headers tell. */
export interface JpegSurvey {
  readonly width: number;
  readonly height: number;
  /** Blocks of 8 × 8 coefficients of all components, in all frames. */
  readonly blocks: number;
  /** How often a progressive JPEG goes over its blocks. Too many rather than too few are counted. */
  readonly scans: number;
}

/**
 * Reads the headers up to the frame, and counts what follows.
 *
 * @throws {Error} When there is no frame, or its header contradicts itself.
 */
export function surveyJpeg(bytes: Uint8Array): JpegSurvey {
  const at = findFrame(bytes, 2);
  if (at === undefined) throw new Error("it has no frame");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [height, width] = [view.getUint16(at + 5), view.getUint16(at + 7)];
  let [blocks, scans] = [blocksOf(bytes, at), 0];
  // Within a scan's data no byte 255 stands before one of these, so that a look at pairs finds them all.
  for (let i = at + 2; i + 9 < bytes.length; i++) {
    if (bytes[i] !== 0xff) continue;
    if (bytes[i + 1] === 0xda) scans++;
    if (isFrame(bytes[i + 1]!)) blocks += blocksOf(bytes, i);
  }
  return { width, height, blocks, scans };
}

function findFrame(bytes: Uint8Array, start: number): number | undefined {
  for (let at = start; at + 9 < bytes.length; ) {
    if (bytes[at] !== 0xff) throw new Error("it has no marker where one should be");
    const marker = bytes[at + 1]!;
    if (isFrame(marker)) return at;
    at += marker === 0xff ? 1 : 2 + bytes[at + 2]! * 256 + bytes[at + 3]!;
  }
  return undefined;
}

function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

/** Blocks of the frame whose header begins here: of each component as many as its sampling says. */
function blocksOf(bytes: Uint8Array, at: number): number {
  const [height, width] = [5, 7].map((i) => bytes[at + i]! * 256 + bytes[at + i + 1]!);
  const factors = Array.from({ length: bytes[at + 9]! }, (_, i) => bytes[at + 11 + 3 * i] ?? 0);
  const across = Math.max(1, ...factors.map((factor) => factor >> 4));
  const down = Math.max(1, ...factors.map((factor) => factor & 15));
  const units = Math.ceil(width! / 8 / across) * Math.ceil(height! / 8 / down);
  return factors.reduce((sum, factor) => sum + units * (factor >> 4) * (factor & 15), 0);
}
