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

/** Bytes of one number. */
export function bytesOf(type: NumberType): number {
  return arrays[type].BYTES_PER_ELEMENT;
}

/**
 * Reads numbers of either byte order.
 *
 * @returns A view of the bytes where they are bytes, a copy elsewhere; 64-bit whole numbers become doubles.
 * @throws {RangeError} When a 64-bit number is too large to be one exactly.
 */
export function readNumbers(
  bytes: Uint8Array,
  type: NumberType,
  isLittleEndian: boolean,
): MatNumbers {
  if (type === "uint8") return bytes;
  const size = bytesOf(type);
  const copy = bytes.slice(0, bytes.length - (bytes.length % size));
  if (!isLittleEndian) {
    for (let at = 0; at < copy.length; at += size) copy.subarray(at, at + size).reverse();
  }
  return toDoubles(new arrays[type](copy.buffer));
}

/** Gives 64-bit whole numbers as doubles, and everything else as it is. */
export function toDoubles(values: MatNumbers | BigInt64Array | BigUint64Array): MatNumbers {
  if (!(values instanceof BigInt64Array || values instanceof BigUint64Array)) return values;
  return Float64Array.from(values as Iterable<bigint> & ArrayLike<bigint>, (value: bigint) => {
    if (!Number.isSafeInteger(Number(value))) throw new RangeError(`${value} is too large`);
    return Number(value);
  });
}
