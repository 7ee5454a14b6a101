import { type Comparison, formatMeasure, runGroups } from "@gan/report";
import { columns } from "../columns.ts";

/** Rows that a terminal shows at once. */
const MOST = 15;

/** The best settings and what they came to, a line each. */
export function comparisonTable(comparison: Comparison): string[] {
  const { runs, measure } = comparison;
  const groups = runGroups(comparison);
  const isOverSeeds = groups.some(({ members }) => members.length > 1);
  const names = Object.keys(groups[0]!.settings);
  const rows = groups.slice(0, MOST).map(({ settings, members, estimate, lost }) => [
    ...(isOverSeeds ? [] : [runs[members[0]!]!.name]),
    ...names.map((name) => settings[name]!),
    ...(isOverSeeds ? [`${members.length}`] : []),
    estimate ? formatMeasure(estimate) : "–",
    Object.entries(lost)
      .map(([condition, times]) => (isOverSeeds ? `${times} ${condition}` : condition))
      .join(", ") || "–",
  ]);
  const head = [...(isOverSeeds ? [] : ["run"]), ...names, ...(isOverSeeds ? ["runs"] : [])];
  const table = columns(
    [[...head, measure, "lost"], ...rows],
    isOverSeeds ? [names.length, names.length + 1] : [names.length + 1],
  );
  return groups.length > MOST
    ? [...table, `… and ${groups.length - MOST} more settings, on the page`]
    : table;
}
