import { InvalidOptionError } from "@gan/spec";
import { type LegendLine, legendWidth, lineLegend } from "./line-legend.ts";
import { mathText, textWidth, wrap } from "./math-text.ts";

/** One drawing on a plate. */
export interface Panel {
  /** SVG of the size it says. */
  readonly svg: string;
  /** Set in bold above it, `p_g` with a subscript. */
  readonly title?: string;
}

export interface PlateOptions {
  readonly title: string;
  /** What the plate shows, for readers who do not see it. */
  readonly description: string;
  readonly panels: readonly Panel[];
  /** Panels in a row. */
  readonly columns: number;
  readonly legend?: readonly LegendLine[];
  /** What the numbers are, below the panels; lines are broken where the plate ends. */
  readonly caption: string;
}

const MARGIN = 18;
const GAP = 14;
const TITLE = { size: 16, height: 30 };
const LEGEND_HEIGHT = 26;
const PANEL_TITLE = { size: 13, height: 20 };
const CAPTION = { size: 12, lineHeight: 18 };

/**
 * Puts panels on one white sheet with a title, a legend of lines and a caption, as SVG: one picture for a slide or a page.
 *
 * The sheet is white whatever the reader's theme is, so its colors are always the light ones.
 *
 * @throws {InvalidOptionError} When there is no panel.
 */
export function plate({
  title,
  description,
  panels,
  columns,
  legend = [],
  caption,
}: PlateOptions): string {
  if (panels.length === 0) throw new InvalidOptionError("panels", 0, "at least one");
  const sizes = panels.map(({ svg }) => sizeOf(svg));
  const [cellWidth, cellHeight] = [0, 1].map((side) =>
    Math.max(...sizes.map((size) => size[side]!)),
  ) as [number, number];
  const rowHeight = cellHeight + (panels.some((panel) => panel.title) ? PANEL_TITLE.height : 0);
  const rows = Math.ceil(panels.length / columns);
  const content = Math.max(
    columns * cellWidth + (columns - 1) * GAP,
    textWidth(title, TITLE.size) * 1.1,
    legendWidth(legend),
  );
  const top = MARGIN + TITLE.height + (legend.length > 0 ? LEGEND_HEIGHT : 0);
  const lines = wrap(caption, content, CAPTION.size);
  const captionTop = top + rows * (rowHeight + GAP);
  const width = Math.ceil(content + 2 * MARGIN);
  const height = Math.ceil(captionTop + lines.length * CAPTION.lineHeight + MARGIN);

  const cells = panels.map((panel, i) => {
    const x = MARGIN + (i % columns) * (cellWidth + GAP);
    const y = top + Math.floor(i / columns) * (rowHeight + GAP);
    const heading = panel.title ? text(panel.title, x, y + 13, PANEL_TITLE.size, true) : "";
    return heading + placed(panel.svg, x, y + rowHeight - cellHeight);
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" `,
    `role="img" aria-label="${escapeAttribute(description)}" font-family="system-ui, sans-serif" fill="#1a1a1a" color="#1a1a1a">`,
    `<rect width="${width}" height="${height}" fill="white"/>`,
    text(title, MARGIN, MARGIN + 15, TITLE.size, true),
    lineLegend(legend, MARGIN, MARGIN + TITLE.height + 7),
    ...cells,
    ...lines.map((line, i) =>
      text(line, MARGIN, captionTop + 12 + i * CAPTION.lineHeight, CAPTION.size),
    ),
    "</svg>",
  ].join("");
}

function text(content: string, x: number, y: number, size: number, isBold = false): string {
  const weight = isBold ? ' font-weight="bold"' : "";
  return `<text x="${x}" y="${y}" font-size="${size}"${weight}>${mathText(content)}</text>`;
}

/** A figure as part of another: without its own styles, which are for pages. */
function placed(svg: string, x: number, y: number): string {
  return svg
    .replace(/<style>.*?<\/style>/s, "")
    .replace("<svg ", `<svg x="${x}" y="${y}" overflow="visible" `);
}

function sizeOf(svg: string): [width: number, height: number] {
  const side = (name: string) =>
    Number(svg.match(new RegExp(`^<svg [^>]*\\b${name}="(\\d+)"`))?.[1]);
  return [side("width"), side("height")];
}

function escapeAttribute(value: string): string {
  return value.replace(/[&<"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
