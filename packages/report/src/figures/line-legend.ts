import { mathText, textWidth } from "./math-text.ts";

/** How a curve is drawn, by the names Plot gives SVG's attributes. */
export interface LineStyle {
  readonly stroke: string;
  readonly strokeWidth: number;
  readonly strokeDasharray?: string;
  readonly strokeLinecap?: "round";
  readonly strokeOpacity?: number;
}

/** A curve's name beside a piece of it. */
export interface LegendLine {
  readonly label: string;
  readonly style: LineStyle;
}

const SIZE = 13;
const SAMPLE = 30;
const SPACE = 26;

/** SVG of a row of entries, from left to right. */
export function lineLegend(entries: readonly LegendLine[], left: number, y: number): string {
  let x = left;
  return entries
    .map(({ label, style }) => {
      const at = x;
      x += entryWidth(label);
      return (
        `<line x1="${at}" x2="${at + SAMPLE}" y1="${y}" y2="${y}"${attributesOf(style)}/>` +
        `<text x="${at + SAMPLE + 7}" y="${y + 4.5}" font-size="${SIZE}">${mathText(label)}</text>`
      );
    })
    .join("");
}

/** Pixels that a legend takes. */
export function legendWidth(entries: readonly LegendLine[]): number {
  return entries.reduce((sum, { label }) => sum + entryWidth(label), 0);
}

function entryWidth(label: string): number {
  return Math.round(SAMPLE + 7 + textWidth(label, SIZE) + SPACE);
}

function attributesOf(style: LineStyle): string {
  return Object.entries(style)
    .map(([name, value]) => ` ${name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)}="${value}"`)
    .join("");
}
