import { GanError } from "@gan/spec";

/** Shows an error as a person wants it: a sentence for what was foreseen, everything for what was not. */
export function printError(error: unknown): void {
  if (GanError.is(error)) {
    process.stderr.write(`${error.message}\n`);
    return;
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(
    `${text}\nThis is a defect of \`gan\`. Please report it with the lines above.\n`,
  );
}

/** 2 for bad input, 1 for a defect. */
export function exitCodeOf(error: unknown): number {
  return GanError.is(error) ? 2 : 1;
}
