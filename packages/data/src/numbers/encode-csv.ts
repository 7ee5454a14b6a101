import { type Dataset, exampleSize, readRows } from "@gan/spec";
import { columnNames } from "./table.ts";

/**
 * Writes examples as CSV: a line of names, then one example a line. Every number reads back as the same float32.
 *
 * @param names - Of the columns. @default `x1`, `x2`, …
 */
export function encodeCsv(
  dataset: Dataset,
  names: readonly string[] = columnNames(exampleSize(dataset)),
): Uint8Array {
  const values = readRows(dataset);
  const lines = [names.map(quoted).join(",")];
  for (let from = 0; from < values.length; from += names.length) {
    const row = values.subarray(from, from + names.length);
    lines.push(Array.from(row, (value) => `${Number(value.toPrecision(9))}`).join(","));
  }
  return new TextEncoder().encode(`${lines.join("\n")}\n`);
}

function quoted(name: string): string {
  return /[",;\s]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name;
}
