import { type Estimate, estimateOf } from "@gan/spec";
import type { ComparedRun, Comparison } from "./comparison.ts";

/** Runs that differ in their seeds alone. */
export interface RunGroup {
  /** Those of its settings in which the compared runs differ, the seed apart. */
  readonly settings: Readonly<Record<string, string>>;
  /** Where its runs stand among all. */
  readonly members: readonly number[];
  /** Those of them that means are over. */
  readonly counted: readonly number[];
  /** The measure over its seeds, with a standard error (ddof 1) where there are several; absent where no run has come to it. */
  readonly estimate?: Estimate;
  /** How many were lost, by how. */
  readonly lost: Readonly<Record<string, number>>;
}

/** In what runs differ, by name, in the order of their settings; the seed is one of them. */
export function differingSettings(runs: readonly ComparedRun[]): string[] {
  const names = [...new Set(runs.flatMap(({ settings }) => Object.keys(settings)))];
  return names.filter((name) => new Set(runs.map(({ settings }) => settings[name])).size > 1);
}

/**
 * The runs by their settings, the best settings first and those without the measure last.
 *
 * A run that has not come to its end counts only where none has: half a training says nothing of a setting.
 */
export function runGroups({ runs, measure, isLowerBetter }: Comparison): RunGroup[] {
  const names = differingSettings(runs).filter((name) => name !== "seed");
  const groups = new Map<string, number[]>();
  runs.forEach(({ settings }, i) => {
    const key = JSON.stringify(names.map((name) => settings[name]));
    groups.set(key, [...(groups.get(key) ?? []), i]);
  });
  const isAnyDone = runs.some(isDone);
  const sign = isLowerBetter ? 1 : -1;
  return [...groups.values()]
    .map((members): RunGroup => {
      const counted = members.filter((i) => isDone(runs[i]!) || !isAnyDone);
      const values = counted.flatMap((i) => finite(runs[i]!.values[measure]));
      const lost: Record<string, number> = {};
      for (const i of members) {
        const { condition } = runs[i]!.lost ?? {};
        if (condition !== undefined) lost[condition] = (lost[condition] ?? 0) + 1;
      }
      const { settings } = runs[members[0]!]!;
      return {
        settings: Object.fromEntries(names.map((name) => [name, settings[name] ?? "–"])),
        ...{ members, counted, lost },
        ...(values.length > 0 && { estimate: estimateOf(values, { ddof: 1 }) }),
      };
    })
    .sort((a, b) => rank(a) - rank(b));

  function rank({ estimate }: RunGroup): number {
    return estimate === undefined ? Number.MAX_VALUE : sign * estimate.mean;
  }
}

/** Whether a run has come to its end. */
export function isDone({ iteration, iterations }: ComparedRun): boolean {
  return iteration >= iterations;
}

function finite(value: number | undefined): number[] {
  return value !== undefined && Number.isFinite(value) ? [value] : [];
}
