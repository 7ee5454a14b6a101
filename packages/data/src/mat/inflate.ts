import { Unzlib } from "fflate";

/** Bytes that are decompressed at a time: they become a thousand times as many at most. */
const piece = 2 ** 14;

/**
 * Decompresses zlib data of a known length to their end.
 *
 * @throws {Error} When they are damaged, do not end, or are more or fewer than `length` bytes.
 */
export function inflate(bytes: Uint8Array, length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let total = 0;
  const inflator = new Unzlib((part) => {
    if (total + part.length > length) throw new Error(`they are more than ${length} bytes`);
    whole.set(part, total);
    total += part.length;
  });
  push(inflator, bytes, { piece, isWhole: true });
  if (total < length) throw damaged(`they are ${total} of ${length} bytes`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (adler32(whole) !== view.getUint32(bytes.length - 4)) throw damaged("their checksum differs");
  return whole;
}

/**
 * Decompresses the beginning of zlib data.
 *
 * @returns At least `length` bytes, or all when there are fewer.
 * @throws {Error} When the data are damaged before that.
 */
export function inflateStart(bytes: Uint8Array, length: number): Uint8Array {
  const parts: Uint8Array[] = [];
  let total = 0;
  const inflator = new Unzlib((part) => {
    parts.push(part);
    total += part.length;
  });
  push(inflator, bytes, { piece: 512, isWhole: false, isEnough: () => total >= length });
  const start = new Uint8Array(total);
  let at = 0;
  for (const part of parts) {
    start.set(part, at);
    at += part.length;
  }
  return start;
}

interface PushOptions {
  readonly piece: number;
  /** Whether the data must end where the bytes do. */
  readonly isWhole: boolean;
  readonly isEnough?: () => boolean;
}

function push(
  inflator: Unzlib,
  bytes: Uint8Array,
  { piece, isWhole, isEnough = () => false }: PushOptions,
): void {
  try {
    for (let at = 0; at < bytes.length && !isEnough(); at += piece) {
      inflator.push(bytes.subarray(at, at + piece), isWhole && at + piece >= bytes.length);
    }
  } catch (error) {
    throw damaged((error as Error).message);
  }
}

function damaged(reason: string): Error {
  return new Error(`its compressed data are damaged (${reason})`);
}

/** The checksum that zlib data end with. */
function adler32(bytes: Uint8Array): number {
  let [low, high] = [1, 0];
  for (let at = 0; at < bytes.length; ) {
    // So many sums stay exact before the remainder is taken.
    for (const end = Math.min(at + 3800, bytes.length); at < end; at++) {
      low += bytes[at]!;
      high += low;
    }
    low %= 65521;
    high %= 65521;
  }
  return high * 65536 + low;
}
