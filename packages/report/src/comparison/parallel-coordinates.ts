import * as Plot from "@observablehq/plot";
import { figure } from "../figure.ts";
import type { Comparison } from "./comparison.ts";
import { drawnPaths } from "./drawn-paths.ts";
import { faintness } from "./faintness.ts";
import type { RunColors } from "./run-colors.ts";
import { differingSettings, type RunGroup } from "./run-groups.ts";
import { STEPS } from "./run-path.ts";
import { numberAxis, settingAxis } from "./setting-axis.ts";

/** Pixels from one axis to the next, the fewer they are the more. */
const gapOf = (axes: number) => Math.max(58, Math.min(120, 360 / axes));

/**
 * Draws each run as a line through what its settings were and what it came to: one axis below the other, so that the values can be read
 * on a phone, too.
 */
export function parallelCoordinates(
  comparison: Comparison,
  {
    groups,
    colors,
    width,
  }: { readonly groups: readonly RunGroup[]; readonly colors: RunColors; readonly width: number },
): string {
  const { runs, measure, isLowerBetter } = comparison;
  // Neighbors on an axis are the runs whose settings came to about the same.
  const order = groups.flatMap(({ members }) => members).reverse();
  const names = differingSettings(runs).filter((name) => name !== "seed");
  const isNarrow = width < 400;
  const axes = [
    ...names.map((name) =>
      settingAxis(
        name,
        runs.map(({ settings }) => settings[name]),
        order,
      ),
    ),
    numberAxis(
      measure,
      runs.map(({ values }) => values[measure]),
      isLowerBetter,
    ),
  ];
  const left = isNarrow ? 8 : 32 + 6.4 * Math.max(...axes.map(({ name }) => name.length));
  return figure({
    width,
    height: Math.round((axes.length - 1) * gapOf(axes.length)) + 70,
    description: `Settings of ${runs.length} runs, and what each came to: ${[...names, measure].join(", ")}.`,
    marginLeft: left,
    marginRight: isNarrow ? 8 : 20,
    marginTop: 34,
    marginBottom: 36,
    x: { axis: null, domain: [0, 1] },
    y: { axis: null, grid: false, domain: [axes.length - 1, 0] },
    marks: [
      drawnPaths(`settings-${width}`, ({ x, y, group, path }) => {
        const lines = group("gan-runs");
        lines.setAttribute("style", `--faint:${faintness(runs.length)}`);
        for (const run of order) {
          const points = axes.flatMap(({ places }, i) => {
            const place = places[run];
            return place === undefined ? [] : [[x(place), y(i)] as const];
          });
          const name = `${colors.classes[run]}${runs[run]!.lost ? " lost" : ""}`;
          lines.append(path(curveThrough(points), { class: name, "data-run": `${run}` }));
        }
        return [lines, group("gan-top")];
      }),
      Plot.ruleY(
        axes.map((_, i) => i),
        { strokeOpacity: 0.55 },
      ),
      ...axes.flatMap(({ name, ticks }, i) => [
        Plot.text([name], {
          ...{ y: () => i, text: (text: string) => text, frameAnchor: "left", fontWeight: "600" },
          ...(isNarrow
            ? { textAnchor: "start", dy: -15 }
            : { textAnchor: "end", dx: -14, lineAnchor: "middle" }),
        }),
        Plot.dot(ticks, { x: "at", y: () => i, r: 2, fill: "currentColor" }),
        Plot.text(thinnedOut(ticks, width - left), {
          ...{ x: "at", y: () => i, text: "label", dy: 15, className: "gan-tick" },
        }),
      ]),
    ],
  });
}

/** From axis to axis, leaving and meeting each at a right angle: lines that cross are told apart more easily. */
function curveThrough(points: readonly (readonly [x: number, y: number])[]): string {
  const steps = points.map((point) => point.map((value) => Math.round(value * STEPS)));
  return steps
    .map(([x, y], i) => {
      if (i === 0) return `M${x} ${y}`;
      const [before, top] = steps[i - 1]!;
      const middle = Math.round((top! + y!) / 2);
      return `C${before} ${middle} ${x} ${middle} ${x} ${y}`;
    })
    .join("");
}

/** Labels that do not meet their neighbors. */
function thinnedOut<Tick extends { readonly at: number; readonly label: string }>(
  ticks: readonly Tick[],
  room: number,
): Tick[] {
  let end = Number.NEGATIVE_INFINITY;
  return [...ticks]
    .sort((a, b) => a.at - b.at)
    .filter(({ at, label }) => {
      const half = (label.length * 6.6) / 2;
      if (at * room - half < end + 6) return false;
      end = at * room + half;
      return true;
    });
}
