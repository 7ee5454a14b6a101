import { CorruptFileError } from "@gan/spec";
import { mostBytes } from "../most-bytes.ts";
import { type Cursor, createCursor } from "./cursor.ts";
import { inflate, inflateStart } from "./inflate.ts";
import type { ReadVariable } from "./mat-array.ts";
import { readMatrix, readMatrixName } from "./matrix5.ts";
import { matrixType, readTag } from "./tag5.ts";

const headerLength = 128;
const compressedType = 15;
/** Enough to hold the flags, the shape and the name of a variable. */
const nameWithin = 4096;

/** Whether bytes begin like a file of version 5 to 7. */
export function isLevel5(bytes: Uint8Array): boolean {
  return bytes.length >= headerLength && byteOrder(bytes) !== undefined;
}

/**
 * Lists the variables of a file of version 5 (also called 6) or 7, where each may be compressed.
 *
 *     128 bytes of header, the last two of them `IM` (little-endian) or `MI` | elements
 *     element = tag | data,  compressed or one matrix
 *
 * @see MathWorks, "MAT-File Format", the chapter on level 5.
 */
export async function openLevel5(
  bytes: Uint8Array,
  file: string,
): Promise<Map<string, ReadVariable>> {
  const isLittleEndian = byteOrder(bytes) === "little";
  const open = (part: Uint8Array) => createCursor(part, isLittleEndian, file);
  const cursor = open(bytes.subarray(headerLength));
  const variables = new Map<string, ReadVariable>();
  while (cursor.left > 0) {
    const { type, size } = readTag(cursor);
    const data = cursor.bytes(size, "a variable");
    if (type === compressedType) {
      const name = readMatrixName(insideOf(open(unzip(data, inflateStart, nameWithin))));
      if (name) variables.set(name, () => readCompressed(data, name));
    } else if (type === matrixType) {
      const name = readMatrixName(open(data));
      if (name) variables.set(name, () => readMatrix(open(data)));
      cursor.align();
    } else {
      throw new CorruptFileError(
        file,
        `holds an element of type ${type} where a variable should be`,
      );
    }
  }
  return variables;

  function readCompressed(data: Uint8Array, name: string) {
    const { size } = readTag(open(unzip(data, inflateStart, 8)));
    if (size > mostBytes(data.length)) {
      throw new CorruptFileError(
        file,
        `says that \`${name}\` has ${size} bytes, which is too much`,
      );
    }
    return readMatrix(insideOf(open(unzip(data, inflate, 8 + size))));
  }

  function unzip(data: Uint8Array, how: typeof inflate, length: number): Uint8Array {
    try {
      return how(data, length);
    } catch (error) {
      throw new CorruptFileError(file, `cannot be read: ${(error as Error).message}`);
    }
  }

  /** Moves behind the tag of the matrix inside a compressed element. */
  function insideOf(inner: Cursor): Cursor {
    const { type } = readTag(inner);
    if (type === matrixType) return inner;
    throw new CorruptFileError(file, `holds a compressed element of type ${type}, not a variable`);
  }
}

function byteOrder(bytes: Uint8Array): "little" | "big" | undefined {
  const mark = String.fromCharCode(bytes[126]!, bytes[127]!);
  const [first, second] = [bytes[124]!, bytes[125]!];
  if (mark === "IM" && second === 1) return "little";
  return mark === "MI" && first === 1 ? "big" : undefined;
}
