import UPlot from "uplot";
import type { Palette } from "../drawing/palette.ts";
import type { Speech } from "../languages/speech.ts";
import type { PageState } from "../page/state.ts";
import type { CurvePoint } from "../protocol.ts";
import { chartAxes, iterationScale } from "./chart-axes.ts";
import { type ChartName, normNames } from "./chart-title.ts";

interface Line {
  readonly label: string;
  /** The name of a value of the records. */
  readonly of: string;
  readonly color: keyof Palette;
  readonly dash?: number[];
}

const lines: Readonly<Record<ChartName, readonly Line[]>> = {
  value: [{ label: "V(D, G)", of: "value", color: "discriminator" }],
  probabilities: [
    { label: "D(x)", of: "realProbability", color: "discriminator", dash: [7, 4] },
    { label: "D(G(z))", of: "fakeProbability", color: "generator" },
  ],
  losses: ofBoth("loss", "Loss"),
  gradients: ofBoth("gradient", "Gradient"),
  weights: ofBoth("weights", "Weights"),
};

/** @param name - Behind the player's, that of a value of the records. */
function ofBoth(words: string, name: string): readonly Line[] {
  return [
    {
      ...{ label: `${words} of D`, of: `discriminator${name}` },
      ...{ color: "discriminator", dash: [7, 4] },
    },
    { label: `${words} of G`, of: `generator${name}`, color: "generator" },
  ];
}

/** A value that a chart has a line for. */
const references: Partial<Record<ChartName, number>> = { value: -Math.log(4), probabilities: 0.5 };

/** The charts of a page: made where their places are, and drawn again when there is something new. */
export interface Charts {
  draw(root: ShadowRoot, state: PageState, palette: Palette): void;
  /** Colors have changed. */
  repaint(): void;
  dispose(): void;
}

/** @param onPick - Told which iteration was clicked. */
export function createCharts(onPick: (iteration: number) => void): Charts {
  const charts = new Map<Element, { chart: UPlot; shown: readonly CurvePoint[] }>();

  function dispose() {
    for (const { chart } of charts.values()) chart.destroy();
    charts.clear();
  }

  return {
    draw(root, state, palette) {
      const { beside, speech } = state;
      for (const place of root.querySelectorAll<HTMLElement>("[data-chart]")) {
        const name = place.dataset.chart as ChartName;
        const size = { width: place.clientWidth, height: place.clientHeight };
        if (size.width === 0) continue;
        const isSecond = place.closest<HTMLElement>("[data-side]")?.dataset.side === "b";
        const curve = (isSecond ? beside : state)?.[isNorm(name) ? "norms" : "curve"] ?? [];
        const before = charts.get(place);
        const chart =
          before?.chart ??
          new UPlot(optionsOf(name, palette, size, speech), dataOf(name, curve), place);
        if (!before) {
          chart.over.onclick = ({ offsetX }) => onPick(Math.round(chart.posToVal(offsetX, "x")));
        } else if (before.shown !== curve) chart.setData(dataOf(name, curve));
        charts.set(place, { chart, shown: curve });
        if (chart.width !== size.width || chart.height !== size.height) chart.setSize(size);
      }
    },
    repaint: dispose,
    dispose,
  };
}

function dataOf(name: ChartName, curve: readonly CurvePoint[]): UPlot.AlignedData {
  // What has no length has no logarithm.
  const column = (of: string) =>
    curve.map(({ values }) => (isNorm(name) ? values[of] || null : (values[of] ?? null)));
  return [curve.map(({ iteration }) => iteration), ...lines[name].map(({ of }) => column(of))];
}

function optionsOf(
  name: ChartName,
  palette: Palette,
  size: { width: number; height: number },
  speech: Speech,
): UPlot.Options {
  const reference = references[name];
  return {
    ...size,
    padding: [6, 18, 0, 0],
    legend: { show: false },
    cursor: { show: false },
    scales: {
      x: iterationScale,
      y: {
        ...(isNorm(name) && { distr: 3 }),
        range: (_, low, high) => rangeOf(name, low, high),
      },
    },
    axes: chartAxes(palette, speech),
    series: [
      {},
      ...lines[name].map(({ label, color, dash }) => ({
        ...{ label, stroke: palette[color] as string, width: 1.6, points: { show: false } },
        ...(dash && { dash }),
      })),
    ],
    hooks: {
      drawClear: [
        (chart) => {
          if (reference === undefined) return;
          const { ctx, bbox } = chart;
          const y = chart.valToPos(reference, "y", true);
          ctx.save();
          ctx.strokeStyle = palette.optimal;
          ctx.lineWidth = 1.4 * devicePixelRatio;
          ctx.beginPath();
          ctx.moveTo(bbox.left, y);
          ctx.lineTo(bbox.left + bbox.width, y);
          ctx.stroke();
          ctx.restore();
        },
      ],
    },
  };
}

function rangeOf(name: ChartName, low: number | null, high: number | null): [number, number] {
  if (name === "probabilities") return [0, 1];
  if (isNorm(name)) return decadesAround(low ?? 1, high ?? 1);
  const reference = references[name] ?? 0;
  const [from, to] = [
    Math.min(low ?? reference, reference),
    Math.max(high ?? reference, reference),
  ];
  const least = name === "value" ? 0.35 : 0.5;
  const room = Math.max(least, to - from) * 0.12;
  return [Math.max(from - room, -12), Math.min(Math.max(to, from + least) + room, 12)];
}

/** Lengths may be far apart: each power of ten has as much room as the next. */
function decadesAround(low: number, high: number): [number, number] {
  const from = Math.floor(Math.log10(low));
  return [10 ** from, 10 ** Math.max(from + 1, Math.ceil(Math.log10(high)))];
}

function isNorm(name: ChartName): boolean {
  return normNames.includes(name);
}
