import { CorruptFileError } from "@gan/spec";
import {
  assertFiniteTable,
  assertTableSize,
  columnNames,
  mostColumns,
  type NumberTable,
} from "./table.ts";

const longestLine = 1_000_000;
const number = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
/** What programs write where a number is missing or none. */
const noNumber = /^(?:[+-]?(?:nan|inf|infinity)|null|none|na|n\/a|)$/i;

/**
 * Reads a text of numbers: one example a line, with commas, semicolons, tabs or spaces between the numbers. A first line of
 * words names the columns.
 *
 * It is read by this package, since libraries for CSV take for text or zero what is not a number, and do not say where it stood.
 *
 * @param bytes - UTF-8.
 * @throws {CorruptFileError} Naming line and column of the first thing that is not a number.
 */
export function readCsv(bytes: Uint8Array, file: string): NumberTable {
  const lines = linesOf(bytes, file);
  const first = lines.next();
  if (first.done) throw new CorruptFileError(file, "is empty", "Write one example a line.");
  const separator = separatorOf(first.value);
  const head = cellsOf(first.value.replace(/^#\s*/, ""), separator);
  const names = isHeader(head) ? namesOf(head, file) : columnNames(head.length);
  assertTableSize(1, names.length, file);
  let values = new Float32Array(Math.max(1024, names.length));
  let [line, filled] = [1, 0];
  const add = (text: string) => {
    const cells = cellsOf(text, separator);
    assertLength(cells, names, { file, line, text });
    if (filled + cells.length > values.length) {
      assertTableSize((filled + cells.length) / names.length, names.length, file);
      const more = new Float32Array(2 * values.length);
      more.set(values);
      values = more;
    }
    for (const [i, cell] of cells.entries()) values[filled++] = numberIn(cell, file, line, i + 1);
  };
  if (!isHeader(head)) add(first.value);
  for (const text of lines) {
    line++;
    add(text);
  }
  const before = isHeader(head) ? 1 : 0;
  const table = { names, values: values.slice(0, filled) };
  assertTableSize(filled / names.length, names.length, file);
  assertFiniteTable(table, file, (row, column) => `line ${row + before}, column ${column}`);
  return table;
}

/** The lines of a text, without what ends them; empty ones at its end are left out. */
function* linesOf(bytes: Uint8Array, file: string): Generator<string, void> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let end = bytes.length;
  while (end > 0 && [10, 13].includes(bytes[end - 1]!)) end--;
  for (let from = 0, line = 1; from < end; line++) {
    const found = bytes.indexOf(10, from);
    const to = found < 0 || found > end ? end : found;
    if (to - from > longestLine) {
      const problem = `has a line ${line} of ${to - from} bytes, expected at most ${longestLine}`;
      throw new CorruptFileError(file, problem, "Write one example a line.");
    }
    const text = attempt(() => decoder.decode(bytes.subarray(from, to)));
    if (text === undefined || text.includes("\0")) {
      const problem = `is no text in UTF-8: line ${line} is not`;
      throw new CorruptFileError(file, problem, "Save it as CSV in UTF-8.");
    }
    yield text.replace(/\r$/, "");
    from = to + 1;
  }
}

function attempt(decode: () => string): string | undefined {
  try {
    return decode();
  } catch {
    return undefined;
  }
}

type Separator = string | RegExp;

function separatorOf(line: string): Separator {
  return ["\t", ";", ","].find((each) => line.includes(each)) ?? /\s+/;
}

function cellsOf(line: string, separator: Separator): string[] {
  const text = line.trim();
  if (!text.includes('"') || typeof separator !== "string") {
    return text.split(separator).map((cell) => cell.trim().replace(/^"(.*)"$/, "$1"));
  }
  const cells = [""];
  let isQuoted = false;
  for (const character of text) {
    if (character === '"') isQuoted = !isQuoted;
    if (character === separator && !isQuoted) cells.push("");
    else cells[cells.length - 1] += character;
  }
  return cells.map((cell) =>
    cell
      .trim()
      .replace(/^"(.*)"$/, "$1")
      .replaceAll('""', '"'),
  );
}

/** A first line in which something is a word and nothing a number. */
function isHeader(cells: readonly string[]): boolean {
  return !cells.some((cell) => number.test(cell)) && cells.some((cell) => !noNumber.test(cell));
}

function namesOf(cells: readonly string[], file: string): string[] {
  const names = cells.map((cell, i) => cell.slice(0, 100) || `x${i + 1}`);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice === undefined || names.length > mostColumns) return names;
  const problem = `has two columns \`${twice}\``;
  throw new CorruptFileError(file, problem, "Give each a name of its own, or none.");
}

function assertLength(
  cells: readonly string[],
  names: readonly string[],
  { file, line, text }: { file: string; line: number; text: string },
): void {
  if (cells.length === names.length) return;
  const problem =
    text.trim() === ""
      ? `has an empty line ${line}`
      : `has ${cells.length} cells in line ${line}, expected ${names.length} as in line 1`;
  throw new CorruptFileError(file, problem, "Each line is one example, and all are of one length.");
}

function numberIn(cell: string, file: string, line: number, column: number): number {
  if (number.test(cell)) return Number(cell);
  const what = noNumber.test(cell) ? `no number ("${cell}")` : `the text "${cell.slice(0, 40)}"`;
  const fix = /^-?\d+,\d+$/.test(cell)
    ? "Write a point before the decimals."
    : "Leave that row or column out, or put a number there.";
  throw new CorruptFileError(file, `holds ${what} in line ${line}, column ${column}`, fix);
}
