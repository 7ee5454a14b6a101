import { GanError } from "@gan/spec";
import { voice } from "./voice.ts";

/** Shows an error as a person wants it: a sentence for what was foreseen, everything for what was not. With `--json` it is an object. */
export function printError(error: unknown): void {
  const isForeseen = GanError.is(error);
  const message = isForeseen ? error.message : textOf(error);
  if (voice.kind === "json") {
    const code = isForeseen ? error.code : "DEFECT";
    process.stderr.write(`${JSON.stringify({ code, message })}\n`);
    return;
  }
  process.stderr.write(
    isForeseen
      ? `${message}\n`
      : `${message}\nThis is a defect of \`gan\`. Please report it with the lines above.\n`,
  );
}

/** 2 for bad input, 1 for a defect. */
export function exitCodeOf(error: unknown): number {
  return GanError.is(error) ? 2 : 1;
}

function textOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
