import { CorruptFileError } from "@gan/spec";
import { assertFiniteTable, assertTableSize, columnNames, type NumberTable } from "./table.ts";

const magic = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];

/** How one number is read, by its type in NumPy without the order of its bytes. */
const readers: Readonly<
  Record<string, readonly [bytes: number, read: (v: DataView, at: number, le: boolean) => number]>
> = {
  f4: [4, (view, at, little) => view.getFloat32(at, little)],
  f8: [8, (view, at, little) => view.getFloat64(at, little)],
  b1: [1, (view, at) => view.getUint8(at)],
  i1: [1, (view, at) => view.getInt8(at)],
  u1: [1, (view, at) => view.getUint8(at)],
  i2: [2, (view, at, little) => view.getInt16(at, little)],
  u2: [2, (view, at, little) => view.getUint16(at, little)],
  i4: [4, (view, at, little) => view.getInt32(at, little)],
  u4: [4, (view, at, little) => view.getUint32(at, little)],
  i8: [8, (view, at, little) => Number(view.getBigInt64(at, little))],
  u8: [8, (view, at, little) => Number(view.getBigUint64(at, little))],
};

/** Whether bytes begin like an array that NumPy saved. */
export function isNpy(bytes: Uint8Array): boolean {
  return magic.every((byte, i) => bytes[i] === byte);
}

/**
 * Reads an array that `numpy.save` wrote: `[examples]` or `[examples, columns]`, of floats, whole numbers or booleans.
 *
 * @throws {CorruptFileError} When it is damaged, of another shape or type, or holds a number that is none.
 * @see https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
 */
export function readNpy(bytes: Uint8Array, file: string): NumberTable {
  const { type, isFortran, shape, start } = readHeader(bytes, file);
  if (shape.length < 1 || shape.length > 2) {
    throw new CorruptFileError(
      file,
      `holds an array of shape [${shape.join(", ")}], expected [examples, columns]`,
      "Save `x.reshape(len(x), -1)`, so that each row is one example.",
    );
  }
  const [rows = 0, columns = 1] = shape;
  assertTableSize(rows, columns, file);
  const [size, read] = readers[type.slice(1)] ?? [];
  if (!read || !size) {
    const fix = "Save `x.astype(numpy.float32)`.";
    throw new CorruptFileError(file, `holds numbers of the type \`${type}\``, fix);
  }
  const [there, needed] = [bytes.length - start, rows * columns * size];
  if (there !== needed) {
    throw new CorruptFileError(file, `has ${there} bytes of numbers, expected ${needed}`);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset + start, needed);
  const values = new Float32Array(rows * columns);
  const isLittle = !type.startsWith(">");
  for (let row = 0, to = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++, to++) {
      values[to] = read(view, size * (isFortran ? column * rows + row : to), isLittle);
    }
  }
  const table = { names: columnNames(columns), values };
  assertFiniteTable(table, file);
  return table;
}

/** The header is a dictionary in Python's notation, whose three entries NumPy always writes. */
function readHeader(bytes: Uint8Array, file: string) {
  const refuse = (problem: string) => new CorruptFileError(file, problem);
  if (bytes.length < 12) throw refuse("ends within its header");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isOld = bytes[6] === 1;
  const [from, length] = isOld ? [10, view.getUint16(8, true)] : [12, view.getUint32(8, true)];
  const start = from + length;
  if (length > 10_000 || start > bytes.length) throw refuse("ends within its header");
  const text = new TextDecoder("latin1").decode(bytes.subarray(from, start));
  const type = /'descr': *'([<>|=][a-zA-Z]\d{1,2})'/.exec(text)?.[1];
  const order = /'fortran_order': *(True|False)/.exec(text)?.[1];
  const sizes = /'shape': *\(([\d, ]*)\)/.exec(text)?.[1];
  if (sizes === undefined || order === undefined) throw refuse("has a header that makes no sense");
  if (type === undefined) {
    const fix = "Save `x.astype(numpy.float32)`.";
    throw new CorruptFileError(file, "holds something else than numbers of one type", fix);
  }
  const shape = (sizes.match(/\d+/g) ?? []).map(Number);
  return { type, isFortran: order === "True", shape, start };
}
