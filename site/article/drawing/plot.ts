import type { Size } from "../figures/figure.ts";
import { clamp, number } from "./numbers.ts";

/** A stretch of numbers. */
export type Range = readonly [low: number, high: number];

/** Where the plot lies in the drawing, and what it shows. */
export interface PlotOptions {
  readonly size: Size;
  readonly x: Range;
  readonly y: Range;
  readonly left?: number;
  readonly right?: number;
  readonly top?: number;
  readonly bottom?: number;
}

/** Turns numbers into places of a drawing, and curves into SVG. */
export interface Plot {
  readonly low: number;
  readonly high: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  X(x: number): number;
  Y(y: number): number;
  /** The number at a place of the drawing, within the plot's range. */
  xAt(px: number): number;
  yAt(py: number): number;
  /** A curve through points; those that are not finite, or beyond the x axis, break it. */
  curve(xs: ArrayLike<number>, ys: ArrayLike<number>, name: string): string;
  /** The area between a curve and the lower edge. */
  area(xs: ArrayLike<number>, ys: ArrayLike<number>, name: string): string;
  segment(x1: number, y1: number, x2: number, y2: number, name: string): string;
  dot(x: number, y: number, name: string, radius?: number): string;
  /** Words at a place; `at` says which end of them is there. */
  text(x: number, y: number, words: string, options?: TextOptions): string;
  /** The x axis with its ticks. */
  xAxis(ticks: readonly number[], label?: string): string;
  /** Lines across with their numbers on the left. */
  yAxis(ticks: readonly number[], show?: (y: number) => string): string;
}

export interface TextOptions {
  readonly at?: "start" | "middle" | "end";
  readonly name?: string;
  readonly dx?: number;
  readonly dy?: number;
}

/** Creates the scales of a plot and what draws on them. */
export function createPlot({
  size: { width, height },
  x: [low, high],
  y: [least, most],
  left = 40,
  right = 16,
  top = 14,
  bottom: below = 34,
}: PlotOptions): Plot {
  const end = width - right;
  const bottom = height - below;
  const X = (x: number) => left + ((x - low) / (high - low)) * (end - left);
  const Y = (y: number) => bottom - ((y - least) / (most - least)) * (bottom - top);
  const points = (xs: ArrayLike<number>, ys: ArrayLike<number>) => {
    let path = "";
    let isOpen = false;
    for (let i = 0; i < xs.length; i++) {
      const [px, py] = [X(xs[i]!), Y(ys[i]!)];
      const isThere = Number.isFinite(py) && xs[i]! >= low - 1e-9 && xs[i]! <= high + 1e-9;
      if (isThere) path += `${isOpen ? "L" : "M"}${round(px)} ${round(py)}`;
      isOpen = isThere;
    }
    return path;
  };
  const plot: Plot = {
    ...{ low, high, left, right: end, top, bottom, X, Y },
    xAt: (px) => clamp(low + ((px - left) / (end - left)) * (high - low), low, high),
    yAt: (py) => clamp(least + ((bottom - py) / (bottom - top)) * (most - least), least, most),
    curve: (xs, ys, name) => `<path class="${name}" d="${points(xs, ys)}"/>`,
    area: (xs, ys, name) =>
      `<path class="${name} area" d="${points(xs, ys)}L${round(X(clamp(xs[xs.length - 1]!, low, high)))} ${bottom}L${round(X(clamp(xs[0]!, low, high)))} ${bottom}Z"/>`,
    segment: (x1, y1, x2, y2, name) =>
      `<path class="${name}" d="M${round(X(x1))} ${round(Y(y1))}L${round(X(x2))} ${round(Y(y2))}"/>`,
    dot: (x, y, name, radius = 6) =>
      `<circle class="${name} dot" cx="${round(X(x))}" cy="${round(Y(y))}" r="${radius}"/>`,
    text: (x, y, words, { at = "middle", name = "", dx = 0, dy = 0 } = {}) =>
      `<text class="${name}" x="${round(X(x) + dx)}" y="${round(Y(y) + dy)}" text-anchor="${at}">${words}</text>`,
    xAxis: (ticks, label = "") =>
      `<path class="axis" d="M${left} ${bottom}H${end}"/>${ticks
        .map(
          (tick) =>
            `<text x="${round(X(tick))}" y="${bottom + 18}" text-anchor="middle">${number(tick)}</text>`,
        )
        .join(
          "",
        )}${label && `<text class="name" x="${end}" y="${bottom - 8}" text-anchor="end">${label}</text>`}`,
    yAxis: (ticks, show = number) =>
      ticks
        .map(
          (tick) =>
            `<path class="grid" d="M${left} ${round(Y(tick))}H${end}"/><text x="${left - 8}" y="${round(Y(tick) + 4)}" text-anchor="end">${show(tick)}</text>`,
        )
        .join(""),
  };
  return plot;
}

/** A tenth of a pixel is enough, and keeps the page small. */
function round(px: number): number {
  return Math.round(px * 10) / 10;
}
