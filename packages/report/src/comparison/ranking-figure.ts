import * as Plot from "@observablehq/plot";
import { figure } from "../figure.ts";
import type { Comparison } from "./comparison.ts";
import { drawnPaths } from "./drawn-paths.ts";
import { faintness } from "./faintness.ts";
import type { RunGroup } from "./run-groups.ts";
import { runPath } from "./run-path.ts";

/** Draws what settings came to, the best above: each seed as a pale dot, the mean as another with one standard error to both sides. */
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
  const reached = rows.flatMap(({ low, high, seeds }) => [
    low,
    high,
    ...seeds.map(({ value }) => value),
  ]);
  const domain = [Math.min(...reached), Math.max(...reached)];
  const most = Math.max(...rows.map(({ seeds }) => seeds.length));
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
    x: {
      label: `${measure} (${better})`,
      domain,
      grid: true,
      insetLeft: 12,
      insetRight: 12,
      nice: true,
    },
    y: { axis: null, grid: false, domain: [rows.length - 0.5, -0.5] },
    marks: [
      Plot.text(rows, {
        ...{ y: "row", frameAnchor: "left", text: ({ label }) => shortened(label, 34) },
        ...(isNarrow ? { textAnchor: "start", dy: -15 } : { textAnchor: "end", dx: -10 }),
      }),
      drawnPaths(`ranking-${width}`, ({ x, y, group, path }) => {
        const seeds = group("gan-runs gan-dots");
        for (const { row, color, seeds: own } of rows) {
          for (const { value, run } of own) {
            const at = [x(value), y(row)] as const;
            const name = `${color}${runs[run]!.lost ? " lost" : ""}`;
            // A line of no length with round ends is a dot, which the page's script finds as it finds lines.
            seeds.append(path(runPath([at, at]), { class: name, "data-run": `${run}` }));
          }
        }
        seeds.setAttribute("style", `--faint:${faintness(most, true)}`);
        return [seeds];
      }),
      ...rows.flatMap(({ row, color, mean, low, high }) => [
        Plot.ruleY([row], {
          ...{ y: (y: number) => y, x1: () => low, x2: () => high, strokeWidth: 3 },
          ...{ stroke: "var(--own)", className: color },
        }),
        Plot.dot([row], {
          ...{ x: () => mean, y: (y: number) => y, r: 5.5, fill: "var(--own)", className: color },
          ...{ stroke: "var(--card)", strokeWidth: 1.5 },
        }),
      ]),
      drawnPaths(`ranked-${width}`, ({ group }) => [group("gan-top gan-dots")]),
    ],
  });
}

function shortened(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}
