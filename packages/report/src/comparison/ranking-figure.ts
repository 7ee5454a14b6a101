import * as Plot from "@observablehq/plot";
import { figure } from "../figure.ts";
import type { Comparison } from "./comparison.ts";
import type { RunGroup } from "./run-groups.ts";

/** Draws what settings came to, the best above: each seed as a ring, the mean as a dot with one standard error to both sides. */
export function rankingFigure(
  { runs, measure, isLowerBetter }: Comparison,
  groups: readonly { readonly label: string; readonly group: RunGroup; readonly color: string }[],
  width: number,
): string {
  const isNarrow = width < 400;
  const rows = groups.flatMap(({ label, group, color }, i) => {
    const { estimate, members } = group;
    if (estimate === undefined) return [];
    const spread = estimate.count > 1 ? estimate.standardError : 0;
    const seeds = members.flatMap((run) => {
      const value = runs[run]!.values[measure];
      return value === undefined || !Number.isFinite(value) ? [] : [{ row: i, value, run }];
    });
    const { mean } = estimate;
    return [{ row: i, label, color, mean, seeds, low: mean - spread, high: mean + spread }];
  });
  const longest = Math.min(34, Math.max(...rows.map(({ label }) => label.length)));
  const left = isNarrow ? 10 : Math.round(longest * 6.6) + 22;
  const step = isNarrow ? 46 : 30;
  const better = isLowerBetter ? "less is better" : "more is better";
  return figure({
    width,
    height: 60 + rows.length * step,
    description: rows.map(({ label, mean }) => `${label}: ${mean.toPrecision(4)}`).join("; "),
    marginLeft: left,
    marginTop: 8,
    x: { label: `${measure} (${better})`, grid: true, insetLeft: 12, insetRight: 12, nice: true },
    y: { axis: null, grid: false, domain: [rows.length - 0.5, -0.5] },
    marks: [
      Plot.text(rows, {
        ...{ y: "row", frameAnchor: "left", text: ({ label }) => shortened(label, 34) },
        ...(isNarrow ? { textAnchor: "start", dy: -15 } : { textAnchor: "end", dx: -10 }),
      }),
      ...rows.flatMap(({ row, color, mean, low, high, seeds }) => [
        ...(seeds.length > 1
          ? [
              Plot.dot(seeds, {
                ...{ x: "value", y: "row", r: 4, strokeOpacity: 0.55, className: color },
                stroke: "var(--own)",
              }),
            ]
          : []),
        Plot.ruleY([row], {
          ...{ y: (y: number) => y, x1: () => low, x2: () => high, strokeWidth: 3 },
          ...{ stroke: "var(--own)", className: color },
        }),
        Plot.dot([row], {
          ...{ x: () => mean, y: (y: number) => y, r: 5.5, fill: "var(--own)", className: color },
        }),
      ]),
    ],
  });
}

function shortened(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}
