import type { Stream } from "@gan/spec";

/** Numbers at which lengths, counts and offsets go wrong. */
const numbers = [
  ...[0, 1, 2, 3, 4, 7, 8, 9, 15, 16, 127, 128, 255, 256, 32_767, 32_768, 65_535, 65_536],
  ...[2 ** 24, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1, 2 ** 32 - 8],
];

/** One of several. */
export function pick<T>(from: readonly T[], stream: Stream): T {
  return from[stream.integer(from.length)]!;
}

/** A number that is often at an edge, and otherwise near `about`. */
export function oddNumber(stream: Stream, about = 0): number {
  if (stream.next() < 0.7) return pick(numbers, stream);
  return Math.max(0, about + stream.integer(9) - 4);
}

/** Sets a field of 1, 2, 4 or 8 bytes to an odd number. */
export function setField(
  bytes: Uint8Array,
  { at, size, isLittleEndian }: { at: number; size: number; isLittleEndian: boolean },
  stream: Stream,
): void {
  const value = BigInt(oddNumber(stream));
  for (let i = 0; i < size && at + i < bytes.length; i++) {
    const shift = BigInt(8 * (isLittleEndian ? i : size - 1 - i));
    bytes[at + i] = Number((value >> shift) & 255n);
  }
}

/** Changes bytes, numbers of any size and order, or stretches of them, most of the time near the beginning. */
export function mutate(seed: Uint8Array, stream: Stream): Uint8Array {
  let bytes = Uint8Array.from(seed);
  for (let turn = 1 + stream.integer(4); turn > 0 && bytes.length > 0; turn--) {
    const reach = stream.next() < 0.6 ? Math.min(bytes.length, 512) : bytes.length;
    const at = stream.integer(reach);
    const kind = stream.next();
    if (kind < 0.35) bytes[at] = stream.integer(256);
    else if (kind < 0.7) {
      const size = pick([1, 2, 4, 4, 8], stream);
      const start = stream.next() < 0.7 ? at - (at % size) : at;
      setField(bytes, { at: start, size, isLittleEndian: stream.next() < 0.5 }, stream);
    } else if (kind < 0.8) bytes = bytes.slice(0, stream.integer(bytes.length + 1));
    else bytes = splice(bytes, at, stream);
  }
  return bytes;
}

/** Takes a stretch out, or puts one in: bytes of the file itself, zeros or what a terminal would obey. */
function splice(bytes: Uint8Array, at: number, stream: Stream): Uint8Array<ArrayBuffer> {
  const length = stream.integer(64);
  const rest = bytes.subarray(at);
  const kind = stream.integer(4);
  if (kind === 0) return concat([bytes.subarray(0, at), rest.subarray(length)]);
  const from = stream.integer(bytes.length);
  const stuff =
    kind === 1
      ? bytes.slice(from, from + length)
      : kind === 2
        ? new Uint8Array(length)
        : new TextEncoder().encode("\u001b[31m\u0007\r\n\u202e");
  const isOver = stream.next() < 0.5;
  return concat([bytes.subarray(0, at), stuff, isOver ? rest.subarray(stuff.length) : rest]);
}

export function concat(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.concat(parts));
}
