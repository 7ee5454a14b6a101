import { CorruptFileError } from "@gan/spec";

/** Numbers in rows and columns. */
export interface NumberTable {
  /** What the columns are called in the file; `x1`, `x2`, … where it does not say. */
  readonly names: readonly string[];
  /** Row after row; as many in each as there are names. */
  readonly values: Float32Array;
}

/** Columns that are read at most: what each is called and scaled by is kept with a run. */
export const mostColumns = 4_000;
/** Numbers that are read at most: 400 MB of them. */
const mostNumbers = 100_000_000;

/** `x1`, `x2`, …: names for columns that have none. */
export function columnNames(count: number): string[] {
  return Array.from({ length: count }, (_, i) => `x${i + 1}`);
}

/**
 * Refuses more columns or numbers than are read.
 *
 * @throws {CorruptFileError} With the most there may be.
 */
export function assertTableSize(rows: number, columns: number, file: string): void {
  const fix = "Write a part of it to a file of its own.";
  const count = (value: number) => value.toLocaleString("en-US");
  if (rows < 1 || columns < 1) {
    const problem = `holds ${count(rows)} rows of ${count(columns)} numbers`;
    throw new CorruptFileError(file, problem, "Each row is one example, of one number or more.");
  }
  if (columns > mostColumns) {
    const problem = `has ${count(columns)} columns, expected at most ${count(mostColumns)}`;
    throw new CorruptFileError(file, problem, fix);
  }
  if (rows * columns > mostNumbers) {
    const problem = `holds ${count(rows * columns)} numbers, expected at most ${count(mostNumbers)}`;
    throw new CorruptFileError(file, problem, fix);
  }
}

/**
 * Refuses numbers that are none, or too large for float32.
 *
 * @param placeOf - Where a number stands in the file, such as `row 3, column 2`; both from 1.
 * @throws {CorruptFileError} Naming the first one and its place.
 */
export function assertFiniteTable(
  { names, values }: NumberTable,
  file: string,
  placeOf = (row: number, column: number) => `row ${row}, column ${column}`,
): void {
  let at = 0;
  while (at < values.length && Number.isFinite(values[at])) at++;
  if (at === values.length) return;
  const place = placeOf(Math.floor(at / names.length) + 1, (at % names.length) + 1);
  const what = Number.isNaN(values[at]) ? "no number (nan)" : "a number too large for float32";
  throw new CorruptFileError(
    file,
    `holds ${what} in ${place}`,
    "Leave that row out, or put a number there.",
  );
}
