import { CorruptFileError, InvalidOptionError } from "@gan/spec";
import { openMat } from "../mat/mat.ts";
import { readCsv } from "./read-csv.ts";
import { isNpy, readNpy } from "./read-npy.ts";
import { assertFiniteTable, assertTableSize, columnNames, type NumberTable } from "./table.ts";

/** What of a file to read. */
export interface ReadNumbersOptions {
  /** Which variable of a MATLAB file. @default its only array of rows and columns */
  readonly variable?: string | undefined;
}

/**
 * Reads a file of numbers, one example a row: NumPy's `.npy`, MATLAB's `.mat` of any version, and otherwise a text such as
 * CSV. The content decides, except that a name that ends in `.mat` has to be a MATLAB file.
 *
 * @throws {CorruptFileError} When it is none of them, damaged, or holds something that is no number; it says where.
 * @throws {InvalidOptionError} When a variable is named in a file that has none.
 */
export async function readNumbers(
  bytes: Uint8Array,
  file: string,
  { variable }: ReadNumbersOptions = {},
): Promise<NumberTable> {
  if (/\.mat$/i.test(file)) return readMat(bytes, file, variable);
  if (variable !== undefined) {
    throw new InvalidOptionError("variable", variable, "nothing, but with a MATLAB file");
  }
  if (isNpy(bytes)) return readNpy(bytes, file);
  if (/\.np[yz]$/i.test(file) || (bytes[0] === 0x50 && bytes[1] === 0x4b)) {
    const fix = "Save one array with `numpy.save`.";
    throw new CorruptFileError(file, "is not one array that NumPy saved", fix);
  }
  return readCsv(bytes, file);
}

async function readMat(bytes: Uint8Array, file: string, wanted?: string): Promise<NumberTable> {
  const mat = await openMat(bytes, file);
  if (wanted === undefined && mat.names.length !== 1) {
    const names = mat.names.map((name) => `\`${name}\``).join(", ") || "none";
    const fix = "Say which one to take with `--variable`.";
    throw new CorruptFileError(file, `holds several variables, or none: ${names}`, fix);
  }
  const name = wanted ?? mat.names[0]!;
  const { shape, values: stored, imaginary, kind } = await mat.read(name);
  const [rows = 0, columns = 0] = shape;
  if (shape.length !== 2 || imaginary || kind === "char") {
    const what = kind === "char" ? "text" : imaginary ? "complex numbers" : shape.join(" × ");
    const fix = "Each row is one example: save a matrix of real numbers.";
    throw new CorruptFileError(file, `holds \`${name}\` as ${what}`, fix);
  }
  assertTableSize(rows, columns, file);
  const values = new Float32Array(rows * columns);
  for (let row = 0, to = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++, to++) {
      values[to] = stored[column * rows + row]!;
    }
  }
  const table = { names: columnNames(columns), values };
  assertFiniteTable(table, file);
  return table;
}
