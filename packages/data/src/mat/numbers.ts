import type { MatNumbers } from "./mat-array.ts";

/** How numbers lie in a file. */
export type NumberType =
  | "int8"
  | "uint8"
  | "int16"
  | "uint16"
  | "int32"
  | "uint32"
  | "int64"
  | "uint64"
  | "single"
  | "double";

const arrays = {
  int8: Int8Array,
  uint8: Uint8Array,
  int16: Int16Array,
  uint16: Uint16Array,
  int32: Int32Array,
  uint32: Uint32Array,
  int64: BigInt64Array,
  uint64: BigUint64Array,
  single: Float32Array,
  double: Float64Array,
} as const;

/** A 64-bit whole number is none of those that doubles hold exactly. */
export class InexactError extends RangeError {}

/** Bytes of one number. */
export function bytesOf(type: NumberType): number {
  return arrays[type].BYTES_PER_ELEMENT;
}

/**
 * Reads numbers of either byte order.
 *
 * @returns A view of the bytes where they can be one, a copy elsewhere; 64-bit whole numbers become doubles.
 * @throws {InexactError} When a 64-bit number is too large to be one exactly.
 */
export function readNumbers(
  bytes: Uint8Array,
  type: NumberType,
  isLittleEndian: boolean,
): MatNumbers {
  if (type === "uint8") return bytes;
  const size = bytesOf(type);
  const length = Math.floor(bytes.length / size);
  // A view needs the processor's byte order and an address that is a multiple of the size.
  if (isLittleEndian && bytes.byteOffset % size === 0) {
    return toDoubles(new arrays[type](bytes.buffer as ArrayBuffer, bytes.byteOffset, length));
  }
  const copy = bytes.slice(0, length * size);
  if (!isLittleEndian) {
    for (let at = 0; at < copy.length; at += size) copy.subarray(at, at + size).reverse();
  }
  return toDoubles(new arrays[type](copy.buffer));
}

/** Gives 64-bit whole numbers as doubles, and everything else as it is. */
function toDoubles(values: MatNumbers | BigInt64Array | BigUint64Array): MatNumbers {
  if (!(values instanceof BigInt64Array || values instanceof BigUint64Array)) return values;
  const doubles = new Float64Array(values.length);
  // `from` would first put every number on a list.
  for (let i = 0; i < doubles.length; i++) {
    doubles[i] = Number(values[i]);
    if (!Number.isSafeInteger(doubles[i])) throw new InexactError(`${values[i]} is too large`);
  }
  return doubles;
}
