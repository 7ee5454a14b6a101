import { GanError } from "@gan/spec";

/** What an error says to the visitor. */
export function wordsOf(error: unknown): string {
  if (GanError.is(error)) return error.message;
  console.error(error);
  return `Something went wrong that should not have: ${error instanceof Error ? error.message : error}`;
}
