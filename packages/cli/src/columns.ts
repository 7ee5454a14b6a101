/**
 * Lays out a table: columns as wide as their widest cell, two spaces between them.
 *
 * @param rows - The head first; all of one length.
 * @param right - Columns whose cells stand at the right edge, as numbers do.
 * @returns A line each.
 */
export function columns(
  rows: readonly (readonly string[])[],
  right: readonly number[] = [],
): string[] {
  const widths = rows[0]!.map((_, i) => Math.max(...rows.map((row) => row[i]!.length)));
  return rows.map((row) =>
    row
      .map((cell, i) => (right.includes(i) ? cell.padStart(widths[i]!) : cell.padEnd(widths[i]!)))
      .join("  ")
      .trimEnd(),
  );
}
