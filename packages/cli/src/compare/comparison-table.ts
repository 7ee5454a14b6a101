import { type Comparison, formatMeasure, runGroups } from "@gan/report";
import { columns } from "../columns.ts";

/** Rows that a terminal shows at once, and settings beside one another. */
const MOST = { rows: 15, settings: 5 };

/** The best settings and what they came to, a line each. */
export function comparisonTable(comparison: Comparison): string[] {
  const { runs, measure } = comparison;
  const groups = runGroups(comparison);
  const isOverSeeds = groups.some(({ members }) => members.length > 1);
  const all = Object.keys(groups[0]!.settings);
  const names = all.length > MOST.settings ? [] : all;
  const isNamed = !isOverSeeds || names.length < all.length;
  const rows = groups.slice(0, MOST.rows).map(({ settings, members, estimate, lost }) => [
    ...(isNamed ? [nameOf(members)] : []),
    ...names.map((name) => settings[name]!),
    ...(isOverSeeds ? [`${members.length}`] : []),
    estimate ? formatMeasure(estimate) : "–",
    Object.entries(lost)
      .map(([condition, times]) => (isOverSeeds ? `${times} ${condition}` : condition))
      .join(", ") || "–",
  ]);
  const head = [...(isNamed ? ["run"] : []), ...names, ...(isOverSeeds ? ["runs"] : [])];
  const right = isOverSeeds ? [head.length - 1, head.length] : [head.length];
  return [
    ...columns([[...head, measure, "lost"], ...rows], right),
    ...(groups.length > MOST.rows ? [`… and ${groups.length - MOST.rows} more settings.`] : []),
    ...(names.length < all.length ? [`They differ in ${all.join(", ")}.`] : []),
  ];

  function nameOf([first, ...others]: readonly number[]): string {
    return `${runs[first!]!.name}${others.length > 0 ? ` and ${others.length} other seeds` : ""}`;
  }
}
