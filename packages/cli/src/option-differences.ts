import type { RunOptions } from "./run-options.ts";
import { shownOptions } from "./shown-options.ts";

/** A setting or flag in which runs differ, and what it is in each, in words. */
export interface OptionDifference {
  readonly name: string;
  readonly values: readonly string[];
}

/** In what runs differ, in the order of their settings; empty where they are of the same. */
export function optionDifferences(runs: readonly RunOptions[]): OptionDifference[] {
  const shown = runs.map(shownOptions);
  const names = [...new Set(shown.flatMap((each) => Object.keys(each)))];
  return names
    .map((name) => ({ name, values: shown.map((each) => each[name] ?? "–") }))
    .filter(({ values }) => new Set(values).size > 1);
}
