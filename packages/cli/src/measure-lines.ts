import { columns } from "./columns.ts";

/** Values of a measure as lines; those called `<row>: <column>` are a table. */
export function measureLines(name: string, values: Readonly<Record<string, number>>): string[] {
  const entries = Object.entries(values).map(([key, value]) => {
    const [row, column] = key.split(": ") as [string, string?];
    return { row, column, shown: `${Number(value.toPrecision(4))}` };
  });
  if (entries.some(({ column }) => column === undefined)) {
    return [[name, ...entries.map(({ row, shown }) => `${row} ${shown}`)].join("  ")];
  }
  const heads = [...new Set(entries.map(({ column }) => column!))];
  const rows = [...new Set(entries.map(({ row }) => row))].map((row) => [
    row,
    ...heads.map((head) => {
      return entries.find((entry) => entry.row === row && entry.column === head)?.shown ?? "";
    }),
  ]);
  return columns(
    [[name, ...heads], ...rows],
    heads.map((_, i) => i + 1),
  );
}
