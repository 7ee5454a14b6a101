import type { Dataset, Metadata } from "h5wasm";
import type { Hdf5Library } from "./hdf5-library.ts";
import type { MatNumbers } from "./mat-array.ts";
import { bytesOf, type NumberType, readNumbers } from "./numbers.ts";

/** Bytes that are handed over at a time: the library's own memory never shrinks again. */
const block = 2 ** 24;
const [integerType, floatType] = [0, 1];

/** One number of each element: all of it, or a member of a pair. */
export interface Hdf5Part {
  readonly numberType: NumberType;
  readonly isLittleEndian: boolean;
  /** Bytes from the beginning of an element. */
  readonly offset: number;
}

/** How the numbers of a type lie in it, or `undefined` when it holds others than numbers of 8 to 64 bits. */
export function hdf5Part(
  { type, size, signed, littleEndian, vlen }: Metadata,
  offset = 0,
): Hdf5Part | undefined {
  const bits = 8 * size;
  const floats: Readonly<Record<number, NumberType>> = { 32: "single", 64: "double" };
  const whole = [8, 16, 32, 64].includes(bits)
    ? (`${signed ? "" : "u"}int${bits}` as NumberType)
    : undefined;
  const numberType = type === floatType ? floats[bits] : type === integerType ? whole : undefined;
  if (!numberType || vlen) return undefined;
  return { numberType, isLittleEndian: littleEndian, offset };
}

/**
 * Reads numbers of a data set some rows of its first axis at a time.
 *
 * @returns An array for each part.
 * @throws {InexactError} When a 64-bit number is too large to be a double exactly.
 * @throws What the library throws.
 */
export function readHdf5(
  dataset: Dataset,
  { module }: Hdf5Library,
  parts: readonly Hdf5Part[],
): MatNumbers[] {
  const { shape, size } = dataset.metadata as { shape: number[]; size: number };
  const [rows = 1, ...others] = shape;
  const rowLength = others.reduce((product, axis) => product * axis, 1);
  const step = Math.max(1, Math.floor(block / (size * rowLength)));
  const wholes = parts.map((part) => emptyOf(part, rows * rowLength));
  for (let from = 0; from < rows && rowLength > 0; from += step) {
    const count = Math.min(step, rows - from);
    const bytes = readRows(from, count);
    parts.forEach((part, i) => {
      const member = memberOf(bytes, part, size);
      const numbers = readNumbers(member, part.numberType, part.isLittleEndian);
      wholes[i]!.set(numbers, from * rowLength);
    });
  }
  return wholes;

  function readRows(from: number, count: number): Uint8Array {
    const length = count * rowLength * size;
    const address = module._malloc(length);
    if (address === 0) throw new Error("the HDF5 library has no memory left");
    const isScalar = shape.length === 0;
    const counts = isScalar ? null : [count, ...others].map(BigInt);
    const offsets = isScalar ? null : shape.map((_, axis) => BigInt(axis === 0 ? from : 0));
    const strides = isScalar ? null : shape.map(() => 1n);
    try {
      const { file_id: id, path } = dataset;
      module.get_dataset_data(id, path, counts, offsets, strides, BigInt(address) as never);
      return module.HEAPU8.slice(address, address + length);
    } finally {
      module._free(address);
    }
  }
}

/** 64-bit whole numbers become doubles. */
function emptyOf({ numberType }: Hdf5Part, length: number): MatNumbers {
  const isLong = numberType === "int64" || numberType === "uint64";
  const bytes = new Uint8Array(length * bytesOf(numberType));
  return readNumbers(bytes, isLong ? "double" : numberType, true);
}

/** The bytes of one member side by side. */
function memberOf(bytes: Uint8Array, { numberType, offset }: Hdf5Part, size: number): Uint8Array {
  const width = bytesOf(numberType);
  if (width === size) return bytes;
  const member = new Uint8Array((bytes.length / size) * width);
  for (let from = offset, to = 0; to < member.length; from += size, to += width) {
    for (let byte = 0; byte < width; byte++) member[to + byte] = bytes[from + byte]!;
  }
  return member;
}
