import { referenceLine } from "../curves.ts";
import { figure } from "../figure.ts";
import { binPoints } from "./bin-points.ts";
import type { Channel } from "./channels.ts";
import type { Comparison, CurvePoint } from "./comparison.ts";
import { drawnPaths } from "./drawn-paths.ts";
import { faintness } from "./faintness.ts";
import { meanCurve } from "./mean-curve.ts";
import type { RunColors } from "./run-colors.ts";
import type { RunGroup } from "./run-groups.ts";
import { runPath } from "./run-path.ts";
import { usualRange } from "./usual-range.ts";

/** A figure of curves, and what is to be said of how they were drawn. */
export interface RunCurves {
  readonly svg: string;
  /** Full sentences. */
  readonly notes: readonly string[];
}

interface RunCurvesOptions {
  /** Figures that the page has. */
  readonly channels: number;
  readonly groups: readonly RunGroup[];
  readonly colors: RunColors;
  readonly width: number;
}

/** Points that all curves of a page share between them, so that it stays small however many runs there are. */
const POINTS = 24_000;
/** Figures on a page of that size. */
const USUAL = 10;
/** A curve of fewer points is no curve, and more than the other end no screen shows. */
const [FEWEST, MOST] = [12, 240];

/** Draws one number of every run over the training, and the mean over seeds with its standard error where settings have colors. */
export function runCurves(
  channel: Channel,
  { runs }: Comparison,
  { groups, colors, channels, width }: RunCurvesOptions,
): RunCurves {
  const wanted = (POINTS / runs.length) * Math.min(1, width / 500) * Math.min(1, USUAL / channels);
  const limit = Math.min(MOST, Math.max(FEWEST, Math.floor(wanted)));
  const stored = runs.map(({ curves }) => curves[channel.name] ?? []);
  const end = Math.max(...stored.map((points) => points.at(-1)?.x ?? 0), 1);
  const isBinned = stored.some(
    (points) => points.length > limit || points.some(({ count = 1 }) => count > 1),
  );
  // Whole numbers of records, or of the bins that they were stored in: else some points would stand for one more than others.
  const step = usualGap(stored);
  const bin = Math.ceil(end / limit / step - 1e-9) * step;
  const curves = stored.map((points) =>
    isBinned ? binPoints(points, bin, end) : points.filter((point) => Number.isFinite(point.y)),
  );
  const { domain, leaving, farthest } = usualRange(
    curves.map((points, i) => ({
      values: points.map(({ y }) => y),
      isLost: runs[i]!.lost !== undefined,
    })),
  );
  const over = channel.over ?? "iteration";
  const means = meanGroups(groups);
  // Before runs whose mean stands for them.
  const alone = new Set(
    means.length === 0 ? [] : groups.flatMap((each) => (means.includes(each) ? [] : each.members)),
  );
  const svg = figure({
    width,
    description: `${channel.title} of ${runs.length} runs by ${over}.`,
    marginLeft: 54,
    marginRight: channel.reference ? 34 : 16,
    marginTop: channel.unit ? 26 : 12,
    x: { label: over, domain: [0, end] },
    y: { label: channel.unit ?? null, domain: channel.domain ?? domain },
    marks: [
      drawnPaths(`${channel.name}-${width}`, ({ x, y, group, path }) => {
        const along = (points: readonly Pick<CurvePoint, "x" | "y">[]) =>
          runPath(points.map((point) => [x(point.x), y(point.y)]));
        const lines = group(means.length > 0 ? "gan-runs gan-behind" : "gan-runs");
        lines.setAttribute("style", `--faint:${faintness(runs.length, means.length > 0)}`);
        curves.forEach((points, i) => {
          if (points.length === 0) return;
          const name = `${colors.classes[i]}${runs[i]!.lost ? " lost" : ""}${alone.has(i) ? " alone" : ""}`;
          lines.append(path(along(points), { class: name, "data-run": `${i}` }));
        });
        const shown = group("gan-means");
        for (const each of means) {
          const mean = meanCurve(each.counted.map((i) => curves[i]!));
          if (mean.length < 2) continue;
          const color = colors.groupClasses[groups.indexOf(each)]!;
          const own = { "data-group": `${groups.indexOf(each)}` };
          const band = [
            ...mean.map(({ x, high }) => ({ x, y: high })),
            ...mean.map(({ x, low }) => ({ x, y: low })).reverse(),
          ];
          const middle = mean.map(({ x, mean }) => ({ x, y: mean }));
          // Bands of many settings cover one another.
          if (!colors.isGraded) shown.append(path(along(band), { class: `${color} band`, ...own }));
          shown.append(path(along(middle), { class: color, ...own }));
        }
        return [lines, shown, group("gan-top")];
      }),
      ...(channel.reference ? referenceLine(...channel.reference) : []),
    ],
  });
  const notes = [
    ...(channel.note ? [channel.note] : []),
    ...(isBinned ? [`Means over ${inFigures(bin)} ${over}s each.`] : []),
    ...(leaving > 0 && !channel.domain
      ? [`${leaving} of ${runs.length} leave the frame, as far as ${inFigures(farthest!)}.`]
      : []),
  ];
  return { svg, notes };
}

/** More means than this are as hard to tell apart as the runs. */
const MOST_MEANS = 24;

/** Settings whose mean over seeds is drawn. */
export function meanGroups(groups: readonly RunGroup[]): RunGroup[] {
  const several = groups.filter(({ counted }) => counted.length > 1);
  return several.length > MOST_MEANS ? [] : several;
}

/** The distance between neighbors, in the middle of the longest curve: its ends may lie elsewhere. */
function usualGap(curves: readonly (readonly CurvePoint[])[]): number {
  const longest = curves.reduce((a, b) => (b.length > a.length ? b : a), []);
  const gaps = longest.slice(1).map(({ x }, i) => x - longest[i]!.x);
  return gaps.sort((a, b) => a - b)[gaps.length >> 1] || 1;
}

/** A number as captions show it. */
function inFigures(value: number): string {
  const shown = Number(value.toPrecision(3));
  return shown.toLocaleString("en-US", { maximumFractionDigits: 3 }).replace("-", "−");
}
