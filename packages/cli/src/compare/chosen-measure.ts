import type { ComparedRun } from "@gan/report";
import { InvalidOptionError } from "@gan/spec";

/**
 * The number that runs are compared by: the one that was typed, or the first that most of them came to.
 *
 * @throws {InvalidOptionError} With all there are, when none of them has it.
 */
export function chosenMeasure(runs: readonly ComparedRun[], typed: string | undefined): string {
  const counts = new Map<string, number>();
  for (const { values } of runs) {
    for (const name of Object.keys(values)) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  if (typed !== undefined) {
    if (counts.has(typed)) return typed;
    throw new InvalidOptionError("--measure", typed, `one of ${[...counts.keys()].join(", ")}`);
  }
  const most = Math.max(...counts.values());
  const isScored = (count: number) => count > runs.length / 2;
  // A score that most runs have says more than a loss that all of them have.
  return [...counts].find(([, count]) => isScored(count) || count === most)![0];
}
