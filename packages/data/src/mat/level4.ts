import { CorruptFileError } from "@gan/spec";
import { type Cursor, createCursor } from "./cursor.ts";
import { type MatArray, type ReadVariable, refused } from "./mat-array.ts";
import { bytesOf, type NumberType, readNumbers } from "./numbers.ts";

const numberTypes: readonly NumberType[] = [
  "double",
  "single",
  "int32",
  "int16",
  "uint16",
  "uint8",
];

/** Whether bytes begin like a version 4 file: a header that makes sense in one of the byte orders. */
export function isLevel4(bytes: Uint8Array): boolean {
  return bytes.length >= 20 && byteOrder(bytes) !== undefined;
}

/**
 * Lists the variables of a version 4 file. Each one is
 *
 *     1000 · byte order + 10 · number type + (0 full, 1 text, 2 sparse) | rows | columns |
 *     whether complex | length of name | name | real parts | imaginary parts
 *
 * @see MathWorks, "MAT-File Format", the chapter on level 4.
 */
export async function openLevel4(
  bytes: Uint8Array,
  file: string,
): Promise<Map<string, ReadVariable>> {
  const cursor = createCursor(bytes, byteOrder(bytes) === "little", file);
  const variables = new Map<string, ReadVariable>();
  while (cursor.left > 0) {
    const { name, read } = nextVariable(cursor);
    variables.set(name, read);
  }
  return variables;
}

function nextVariable(cursor: Cursor) {
  const { file, isLittleEndian } = cursor;
  const start = cursor.position;
  const [type, rows, columns, isComplex, nameLength] = Array.from({ length: 5 }, () =>
    cursor.uint32("the header of a variable"),
  ) as [number, number, number, number, number];
  const meaning = decode(type);
  if (!meaning || meaning.isLittleEndian !== isLittleEndian || isComplex > 1) {
    throw new CorruptFileError(file, `has a variable at byte ${start} whose header makes no sense`);
  }
  const label = cursor.bytes(nameLength, "the name of a variable");
  const name = new TextDecoder("latin1").decode(label.subarray(0, -1));
  const length = rows * columns * bytesOf(meaning.numberType);
  const parts = Array.from({ length: 1 + isComplex }, () => cursor.bytes(length, `\`${name}\``));
  const read = (): MatArray => {
    if (meaning.layout === 2) throw refused(file, name, "a sparse matrix");
    const [real, imaginary] = parts.map((part) =>
      readNumbers(part, meaning.numberType, isLittleEndian),
    );
    const kind = meaning.layout === 1 ? "char" : meaning.numberType;
    return { kind, shape: [rows, columns], values: real!, ...(imaginary && { imaginary }) };
  };
  return { name, read };
}

function byteOrder(bytes: Uint8Array): "little" | "big" | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (decode(view.getUint32(0, true))?.isLittleEndian === true) return "little";
  return decode(view.getUint32(0, false))?.isLittleEndian === false ? "big" : undefined;
}

/** The type's decimal digits, or `undefined` when it is none, or one of the orders of VAX and Cray. */
function decode(type: number) {
  const [order, reserved, number, layout] = [1000, 100, 10, 1].map(
    (unit) => Math.floor(type / unit) % 10,
  ) as [number, number, number, number];
  const numberType = numberTypes[number];
  if (type >= 2000 || reserved !== 0 || layout > 2 || !numberType) return undefined;
  return { isLittleEndian: order === 0, numberType, layout };
}
