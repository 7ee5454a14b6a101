import { columns } from "../columns.ts";
import { isLowerBetter } from "../is-lower-better.ts";
import { groupBy } from "./group-by.ts";
import { settingsKey } from "./settings-key.ts";
import type { Trial } from "./trial.ts";
import type { TrialResult } from "./trial-result.ts";

/** A trial that has come to its end. */
export interface TrainedTrial {
  readonly trial: Trial;
  readonly result: TrialResult;
}

/** Trials that differ in their seeds alone. */
export interface SweptSetting {
  readonly settings: Readonly<Record<string, unknown>>;
  /** Trials that the mean is over. */
  readonly count: number;
  readonly mean: number;
  /** Of the mean; absent with a single trial. */
  readonly standardError?: number;
  /** How many ended in a failure that has a name, by its name. */
  readonly lost: Readonly<Record<string, number>>;
}

/** Ways for a game to stand at its end that are no failure. */
const fine = ["healthy", "unfinished", "too early"];

/** The numbers that all trials have, the first of which a sweep is told by where nobody names another. */
export function measuresOf(trained: readonly TrainedTrial[]): string[] {
  const [first, ...rest] = trained.map(({ result }) => result.values);
  return Object.keys(first ?? {}).filter((name) => rest.every((values) => name in values));
}

/** Means over seeds, the best first. */
export function sweptSettings(trained: readonly TrainedTrial[], measure: string): SweptSetting[] {
  const groups = groupBy(trained, ({ trial }) => settingsKey(trial));
  return [...groups.values()]
    .map((group): SweptSetting => {
      const values = group.map(({ result }) => result.values[measure]!);
      const count = values.length;
      const mean = values.reduce((sum, value) => sum + value, 0) / count;
      const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
      const lost: Record<string, number> = {};
      for (const { result } of group) {
        const { condition } = result;
        if (condition === undefined || fine.includes(condition)) continue;
        lost[condition] = (lost[condition] ?? 0) + 1;
      }
      const { seed: _, ...settings } = group[0]!.trial.settings;
      return {
        ...{ settings, count, mean, lost },
        ...(count > 1 && { standardError: Math.sqrt(squares / (count - 1) / count) }),
      };
    })
    .sort((a, b) => (isLowerBetter(measure) ? a.mean - b.mean : b.mean - a.mean));
}

/** The table, a line each. */
export function sweepTable(swept: readonly SweptSetting[], measure: string): string[] {
  const names = [...new Set(swept.flatMap(({ settings }) => Object.keys(settings)))];
  const varied = names.filter((name) => new Set(swept.map((each) => each.settings[name])).size > 1);
  const rows = swept.map(({ settings, count, mean, standardError, lost }) => [
    ...varied.map((name) => `${settings[name] ?? "–"}`),
    `${count}`,
    standardError === undefined
      ? inFigures(mean)
      : `${inFigures(mean)} ± ${inFigures(standardError)}`,
    Object.entries(lost)
      .map(([condition, times]) => `${times} ${condition}`)
      .join(", ") || "–",
  ]);
  return columns(
    [[...varied, "seeds", measure, "lost"], ...rows],
    [varied.length, varied.length + 1],
  );
}

function inFigures(value: number): string {
  return `${Number(value.toPrecision(4))}`;
}
