import { InvalidOptionError } from "@gan/spec";
import type { Comparison } from "./comparison.ts";
import { groupLabels } from "./group-labels.ts";
import { type RunColors, runColors } from "./run-colors.ts";
import { type RunGroup, runGroups } from "./run-groups.ts";

/** A comparison with what all parts of its page need. */
export interface DrawnComparison {
  readonly comparison: Comparison;
  /** The best first. */
  readonly groups: readonly RunGroup[];
  /** What each is called, with the names of settings and without. */
  readonly labels: ReturnType<typeof groupLabels>;
  readonly colors: RunColors;
}

/**
 * Groups, names and colors runs.
 *
 * @throws {InvalidOptionError} When there is none.
 */
export function drawnComparison(comparison: Comparison): DrawnComparison {
  if (comparison.runs.length === 0) throw new InvalidOptionError("runs", 0, "at least one");
  const groups = runGroups(comparison);
  const colors = runColors(comparison, groups);
  return { comparison, groups, colors, labels: groupLabels(comparison, groups) };
}
