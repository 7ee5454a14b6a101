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

/** An array that NumPy saved, of any shape. */
export interface NpyArray {
  readonly shape: readonly number[];
  /** As NumPy writes it, such as `<f4`. */
  readonly type: string;
  /**
   * In the order of C. Where the file has them so as float32, nothing is copied.
   *
   * @throws {CorruptFileError} When they are no numbers, or fewer than the shape says.
   */
  values(): Float32Array;
}

/**
 * Opens an array that `numpy.save` wrote, of floats, whole numbers or booleans.
 *
 * @throws {CorruptFileError} When its header is damaged.
 * @see https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
 */
export function openNpy(bytes: Uint8Array, file: string): NpyArray {
  const { type, isFortran, shape, start } = readHeader(bytes, file);
  return {
    ...{ shape, type },
    values() {
      const count = shape.reduce((product, size) => product * size, 1);
      const [size, read] = readers[type.slice(1)] ?? [];
      if (!read || !size) {
        const fix = "Save `x.astype(numpy.float32)`.";
        throw new CorruptFileError(file, `holds numbers of the type \`${type}\``, fix);
      }
      const [there, needed] = [bytes.length - start, count * size];
      if (there !== needed) {
        throw new CorruptFileError(file, `has ${there} bytes of numbers, expected ${needed}`);
      }
      const from = bytes.byteOffset + start;
      if (type === "<f4" && !isFortran && from % 4 === 0 && isLittleHere) {
        return new Float32Array(bytes.buffer, from, count);
      }
      const view = new DataView(bytes.buffer, from, needed);
      const isLittle = !type.startsWith(">");
      const values = new Float32Array(count);
      const placeOf = isFortran ? placesOf(shape) : (index: number) => index;
      for (let i = 0; i < count; i++) values[i] = read(view, size * placeOf(i), isLittle);
      return values;
    },
  };
}

const isLittleHere = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/** Where in a file whose first axis runs fastest an element stands, by its place in the order of C. */
function placesOf(shape: readonly number[]): (index: number) => number {
  return (index) => {
    let [rest, place] = [index, 0];
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      const stride = shape.slice(0, axis).reduce((product, size) => product * size, 1);
      place += (rest % shape[axis]!) * stride;
      rest = Math.floor(rest / shape[axis]!);
    }
    return place;
  };
}

/**
 * Reads an array that `numpy.save` wrote: `[examples]` or `[examples, columns]`, of floats, whole numbers or booleans.
 *
 * @throws {CorruptFileError} When it is damaged, of another shape or type, or holds a number that is none.
 */
export function readNpy(bytes: Uint8Array, file: string): NumberTable {
  const array = openNpy(bytes, file);
  const { shape } = array;
  if (shape.length < 1 || shape.length > 2) {
    throw new CorruptFileError(
      file,
      `holds an array of shape [${shape.join(", ")}], expected [examples, columns]`,
      "Save `x.reshape(len(x), -1)`, so that each row is one example.",
    );
  }
  const [rows = 0, columns = 1] = shape;
  assertTableSize(rows, columns, file);
  const table = { names: columnNames(columns), values: array.values() };
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
