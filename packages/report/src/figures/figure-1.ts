import * as Plot from "@observablehq/plot";
import { figure } from "../figure.ts";
import { formatFixed } from "../format.ts";
import { line } from "./line.ts";
import type { LegendLine } from "./line-legend.ts";
import { paperLines } from "./paper-lines.ts";
import { type Panel, plate } from "./plate.ts";

/** A game on the line at one moment; all functions are given at the places `x`. */
export interface LineGame {
  readonly title: string;
  readonly x: ArrayLike<number>;
  readonly pData: ArrayLike<number>;
  readonly pG: ArrayLike<number>;
  /** D(x). */
  readonly discriminator: ArrayLike<number>;
  /** D*(x). */
  readonly optimal: ArrayLike<number>;
  /** Some noise numbers with what G makes of them. */
  readonly arrows: readonly { readonly z: number; readonly x: number }[];
}

/** What is written on Figure 1, and the range of z. */
export interface Figure1Options {
  /** From where to where z is drawn. */
  readonly noiseRange: readonly [low: number, high: number];
  readonly caption: string;
  /** @default the paper's */
  readonly title?: string;
}

/**
 * Figure 1: p_data, p_g and D over the line at some moments of a game, and below them how G maps z to x.
 *
 * @returns SVG, two panels a row.
 * @see Goodfellow et al., "Generative Adversarial Nets", 2014, figure 1.
 */
export function figure1(
  moments: readonly LineGame[],
  { noiseRange, caption, title = "Figure 1: G and D on the line" }: Figure1Options,
): string {
  const peaks = moments.flatMap(({ pData }) => Array.from(pData));
  const top = 1.08 * Math.max(1, ...peaks);
  return plate({
    title,
    description: `Densities of data and generator, the discriminator and the best one, and the mapping from z to x: ${moments.map((moment) => moment.title).join("; ")}.`,
    columns: Math.min(2, moments.length),
    legend,
    panels: moments.map((moment) => panelOf(moment, { noiseRange, top })),
    caption,
  });
}

const legend: readonly LegendLine[] = [
  { label: "p_data", style: paperLines.pData },
  { label: "p_g", style: paperLines.pG },
  { label: "D", style: paperLines.discriminator },
  { label: "D* = p_data / (p_data + p_g)", style: paperLines.optimal },
];

/** Heights of the two lines, on the scale of the densities. */
const AXIS_X = -0.2;
const AXIS_Z = -0.66;
const TICK = 0.025;

interface Frame {
  readonly noiseRange: readonly [low: number, high: number];
  /** Largest value shown. */
  readonly top: number;
}

function panelOf(moment: LineGame, { noiseRange: [zLow, zHigh], top }: Frame): Panel {
  const { x, title } = moment;
  const [low, high] = [Math.floor(x[0]!), Math.ceil(x[x.length - 1]!)];
  // The z line lies under the middle of the x line, as in the paper.
  const inset = (high - low) * 0.14;
  const place = (z: number) =>
    low + inset + ((z - zLow) / (zHigh - zLow)) * (high - low - 2 * inset);
  const wholes = Array.from({ length: high - low + 1 }, (_, i) => low + i);
  const arrows = moment.arrows.filter((arrow) => arrow.x >= low && arrow.x <= high);
  const svg = figure({
    description: title,
    ...{ width: 470, height: 330, marginTop: 8, marginBottom: 28, marginLeft: 52, marginRight: 30 },
    x: { domain: [low, high], axis: null },
    y: { domain: [AXIS_Z, top], axis: null, grid: false },
    marks: [
      Plot.gridY([0, 0.5, 1], { strokeOpacity: 0.14 }),
      Plot.axisY([0, 0.5, 1], { label: null }),
      Plot.text(["density and D(x)"], {
        ...{ x: () => low, y: () => top / 2, dx: -40, rotate: -90, textAnchor: "middle" },
      }),
      ...numberLine({
        name: "x",
        y: AXIS_X,
        ticks: wholes.map((at) => ({ at, label: formatFixed(at, 0) })),
      }),
      ...numberLine({
        name: "z",
        y: AXIS_Z,
        ticks: [zLow, 0, zHigh].map((z) => ({
          at: place(z),
          label: formatFixed(z, z === 0 ? 0 : 2),
        })),
      }),
      Plot.arrow(arrows, {
        ...{ x1: ({ z }) => place(z), y1: () => AXIS_Z, x2: "x", y2: () => AXIS_X },
        ...{ strokeWidth: 0.9, strokeOpacity: 0.8, headLength: 5, headAngle: 50 },
      }),
      line(x, moment.optimal, paperLines.optimal, top),
      line(x, moment.pG, paperLines.pG, top),
      line(x, moment.discriminator, paperLines.discriminator, top),
      line(x, moment.pData, paperLines.pData, top),
    ],
  });
  return { svg, title };
}

interface NumberLine {
  /** Set at its right end. */
  readonly name: string;
  readonly y: number;
  readonly ticks: readonly { readonly at: number; readonly label: string }[];
}

/** A horizontal line through a drawing; the numbers of the x line stand above it, where no arrow comes. */
function numberLine({ name, y, ticks }: NumberLine): Plot.Markish[] {
  const [from, to] = [ticks[0]!.at, ticks[ticks.length - 1]!.at];
  const side = name === "x" ? 1 : -1;
  return [
    Plot.ruleY([y], { x1: from, x2: to, strokeWidth: 1.3 }),
    Plot.ruleX(ticks, { x: "at", y1: y, y2: y + side * TICK }),
    Plot.text(ticks, {
      ...{ x: "at", y: () => y + side * TICK, dy: side * -8, text: "label" },
      fontSize: 11,
    }),
    Plot.text([name], { x: () => to, y: () => y, dx: 14, fontStyle: "italic", fontSize: 14 }),
  ];
}
