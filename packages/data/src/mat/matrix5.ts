import { CorruptFileError } from "@gan/spec";
import type { Cursor } from "./cursor.ts";
import { type MatArray, type MatNumbers, refused } from "./mat-array.ts";
import { type NumberType, readNumbers } from "./numbers.ts";
import { readElement, readTag } from "./tag5.ts";

const kinds = [
  ...["", "cell", "struct", "object", "char", "sparse", "double", "single", "int8", "uint8"],
  ...["int16", "uint16", "int32", "uint32", "int64", "uint64", "function", "opaque"],
];
const refusals: Readonly<Record<string, string>> = {
  cell: "a cell array",
  struct: "a structure",
  object: "an object",
  sparse: "a sparse matrix",
  function: "a function handle",
  opaque: "an object",
};
const numberTypes: Readonly<Record<number, NumberType>> = {
  1: "int8",
  2: "uint8",
  3: "int16",
  4: "uint16",
  5: "int32",
  6: "uint32",
  7: "single",
  9: "double",
  12: "int64",
  13: "uint64",
};
const [utf8, utf16, utf32] = [16, 17, 18];
const [complexFlag, logicalFlag] = [0x800, 0x200];
const mostAxes = 32;

/** The name of a variable, from the first elements of its matrix; empty for MATLAB's own workspace. */
export function readMatrixName(matrix: Cursor): string {
  return readHead(matrix).name;
}

/**
 * Reads the elements of a matrix.
 *
 *     flags and class | sizes of the axes | name | real parts | imaginary parts
 *
 * @throws {CorruptFileError} When they do not fit together, or are not a full array of numbers.
 */
export function readMatrix(matrix: Cursor): MatArray {
  const { kind, flags, shape, name } = readHead(matrix);
  const refusal = refusals[kind];
  if (refusal) throw refused(matrix.file, name, refusal);
  const length = shape.reduce((product, size) => product * size, 1);
  const values = readPart(matrix, name, length);
  const imaginary = flags & complexFlag ? readPart(matrix, name, length) : undefined;
  const isLogical = (flags & logicalFlag) !== 0;
  return { kind: isLogical ? "logical" : kind, shape, values, ...(imaginary && { imaginary }) };
}

function readHead(matrix: Cursor) {
  readTag(matrix);
  const word = matrix.uint32("the flags of a variable");
  matrix.uint32("the flags of a variable");
  const kind = kinds[word & 0xff];
  if (!kind) throw new CorruptFileError(matrix.file, `has a variable of class ${word & 0xff}`);
  // Objects of newer MATLAB have no sizes.
  const shape = kind === "opaque" ? [] : readShape(matrix);
  const name = new TextDecoder("latin1").decode(readElement(matrix, "a name").data);
  return { kind, flags: word, shape, name };
}

function readShape(matrix: Cursor): readonly number[] {
  const axes = readTag(matrix).size / 4;
  if (!(Number.isInteger(axes) && axes >= 2 && axes <= mostAxes)) {
    throw new CorruptFileError(matrix.file, `has a variable of ${axes} axes`);
  }
  const shape = Array.from({ length: axes }, () => matrix.uint32("the shape of a variable"));
  matrix.align();
  return shape;
}

/** The real or the imaginary parts. */
function readPart(matrix: Cursor, name: string, length: number): MatNumbers {
  const { file, isLittleEndian } = matrix;
  if (length === 0 && matrix.left === 0) return new Float64Array(0);
  const { type, data } = readElement(matrix, `\`${name}\``);
  const values = type in numberTypes ? read(numberTypes[type]!) : readText(type);
  if (values.length !== length) {
    throw new CorruptFileError(
      file,
      `holds ${values.length} elements of \`${name}\`, and its shape needs ${length}`,
    );
  }
  return values;

  function read(numberType: NumberType): MatNumbers {
    try {
      return readNumbers(data, numberType, isLittleEndian);
    } catch (error) {
      throw refused(
        file,
        name,
        `64-bit numbers that no double holds (${(error as Error).message})`,
      );
    }
  }

  function readText(encoding: number): MatNumbers {
    if (encoding === utf8) {
      const text = new TextDecoder().decode(data);
      const units = new Uint16Array(text.length);
      for (let i = 0; i < units.length; i++) units[i] = text.charCodeAt(i);
      return units;
    }
    if (encoding === utf16) return readNumbers(data, "uint16", isLittleEndian);
    if (encoding === utf32) return readNumbers(data, "uint32", isLittleEndian);
    throw new CorruptFileError(file, `stores \`${name}\` as type ${encoding}, which is none`);
  }
}
