import type { TrainingRecord } from "@gan/spec";
import * as Plot from "@observablehq/plot";
import { type FigureSize, figure } from "./figure.ts";
import { type ColorName, fillIn, strokeIn } from "./palette.ts";
import { type Thinned, thin } from "./thin.ts";

export interface LossCurvesOptions extends FigureSize {
  /**
   * Values where p_g = p_data and D answers ½, in nats.
   *
   * @default 2 log 2 for D, the paper's sum, and log 2 for G, the non-saturating loss
   */
  readonly equilibrium?: { readonly discriminator: number; readonly generator: number };
}

/** Draws both players' losses over the iterations, with their values at the equilibrium, as SVG. */
export function lossCurves(
  records: readonly TrainingRecord[],
  { equilibrium, ...size }: LossCurvesOptions = {},
): string {
  const { discriminator, generator } = equilibrium ?? {
    discriminator: 2 * Math.LN2,
    generator: Math.LN2,
  };
  const references =
    discriminator === generator
      ? [{ y: generator, text: `both at equilibrium: ${inLogs(generator)}` }]
      : [
          { y: discriminator, text: `D at equilibrium: ${inLogs(discriminator)}` },
          { y: generator, text: `G at equilibrium: ${inLogs(generator)}` },
        ];
  return figure({
    ...size,
    description: `Losses of discriminator and generator over ${records.length} records.`,
    x: { label: "iteration" },
    y: { label: "loss (nats)" },
    legend: [
      { label: "discriminator", color: "discriminator" },
      { label: "generator", color: "generator" },
    ],
    marks: [
      ...curve(records, "discriminator", (record) => record.discriminatorLoss),
      ...curve(records, "generator", (record) => record.generatorLoss),
      ...referenceLines(references),
    ],
  });
}

/** Draws D's mean answers to real and to generated examples over the iterations, with the ½ line, as SVG. */
export function probabilityCurves(
  records: readonly TrainingRecord[],
  size: FigureSize = {},
): string {
  return figure({
    ...size,
    description: "Mean answers of the discriminator to real and to generated examples.",
    x: { label: "iteration" },
    y: { label: "D's answer", domain: [0, 1] },
    legend: [
      { label: "D(x), real", color: "data" },
      { label: "D(G(z)), generated", color: "generator" },
    ],
    marks: [
      ...curve(records, "data", (record) => record.realProbability),
      ...curve(records, "generator", (record) => record.fakeProbability),
      ...referenceLines([{ y: 0.5, text: "cannot tell: ½" }]),
    ],
  });
}

/** Means as a line over a band from smallest to largest; a lone value as a dot. */
function curve(
  records: readonly TrainingRecord[],
  color: ColorName,
  value: (record: TrainingRecord) => number,
): Plot.Markish[] {
  const points = thin(records, (record) => record.iteration, value);
  const isThinned = points.length < records.length;
  const [x, y] = [(point: Thinned) => point.x, (point: Thinned) => point.mean];
  if (points.length === 1) return [Plot.dot(points, { x, y, r: 4, ...fillIn(color) })];
  return [
    ...(isThinned
      ? [Plot.areaY(points, { x, y1: "low", y2: "high", fillOpacity: 0.15, ...fillIn(color) })]
      : []),
    Plot.lineY(points, { x, y, strokeWidth: 1.75, ...strokeIn(color) }),
  ];
}

/** Dashed lines across the frame, each labeled above its right end. */
export function referenceLines(
  references: readonly { readonly y: number; readonly text: string }[],
): Plot.Markish[] {
  return [
    Plot.ruleY(references, { y: "y", strokeDasharray: "5 4", strokeOpacity: 0.7 }),
    Plot.text(references, {
      y: "y",
      text: "text",
      frameAnchor: "right",
      textAnchor: "end",
      lineAnchor: "bottom",
      dy: -4,
      fillOpacity: 0.85,
    }),
  ];
}

/** A value as a multiple of log 2 where it is one: `2 log 2 = 1.386`. */
function inLogs(value: number): string {
  const multiple = Math.round((value / Math.LN2) * 4) / 4;
  const shown = value.toFixed(3);
  if (multiple === 0 || Math.abs(multiple * Math.LN2 - value) > 1e-9) return shown;
  const factor = multiple === 1 ? "" : multiple === -1 ? "−" : `${multiple} `;
  return `${factor}log 2 = ${shown}`.replaceAll("-", "−");
}
