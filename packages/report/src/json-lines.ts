/**
 * Writes an object as one line of JSON, with its line break, for a file that grows line by line.
 *
 * JSON has no NaN and no infinities: they become the strings `"NaN"`, `"Infinity"` and `"-Infinity"`,
 * which `Number` reads back.
 */
export function formatJsonLine(value: object): string {
  const line = JSON.stringify(value, (_, part: unknown) =>
    typeof part === "number" && !Number.isFinite(part) ? String(part) : part,
  );
  return `${line}\n`;
}
