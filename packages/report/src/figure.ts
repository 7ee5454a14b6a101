import * as Plot from "@observablehq/plot";
import { DOMParser } from "linkedom";
import { type ColorName, darkStyle, fillIn } from "./palette.ts";

/** Width and height of a figure, in pixels. */
export interface FigureSize {
  /** Pixels. @default 520 */
  readonly width?: number;
  /** Pixels. @default 280 */
  readonly height?: number;
}

export interface FigureOptions extends FigureSize {
  /** What the figure shows, for readers who do not see it. */
  readonly description: string;
  readonly x: Plot.ScaleOptions;
  readonly y: Plot.ScaleOptions;
  readonly marks: Plot.Markish[];
  /** Named colors, shown above the frame. */
  readonly legend?: readonly { readonly label: string; readonly color: ColorName }[];
  /** Room for the labels of the y axis. @default 44 */
  readonly marginLeft?: number;
  /** Room for names of reference lines. @default 16 */
  readonly marginRight?: number;
  /** Room for the legend and the name of the y axis. @default 34 */
  readonly marginTop?: number;
  /** Room for the labels of the x axis. @default 42 */
  readonly marginBottom?: number;
}

const FONT_SIZE = 12;

/**
 * Draws a figure as SVG text, the same bytes in Node, pages and workers: its document is linkedom's.
 *
 * Lines and labels take the color of the surrounding text; palette colors follow the reader's theme.
 */
export function figure({
  description,
  x,
  y,
  marks,
  legend = [],
  width = 520,
  height = 280,
  marginLeft = 44,
  marginRight = 16,
  marginTop = 34,
  marginBottom = 42,
}: FigureOptions): string {
  // An HTML document would leave "<" in attributes as it is, and XML readers stumble over it.
  const document = new DOMParser().parseFromString(
    "<svg/>",
    "image/svg+xml",
  ) as unknown as Document;
  const svg = Plot.plot({
    document,
    width,
    height,
    marginLeft,
    marginTop,
    marginBottom,
    marginRight,
    className: "gan-figure",
    ariaLabel: description,
    style: { fontSize: `${FONT_SIZE}px` },
    x: { ticks: Math.floor(width / 90), ...x },
    y: { ticks: 6, grid: true, ...y },
    marks: [...marks, ...legendMarks(legend, width - marginLeft - marginRight)],
  });
  svg.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  svg.setAttribute("role", "img");
  const style = svg.querySelector("style");
  if (style) style.textContent = `${baseStyle} ${darkStyle}`;
  return svg.outerHTML;
}

const baseStyle =
  ".gan-figure { display: block; max-width: 100%; height: auto; overflow: visible } .gan-figure text { white-space: pre }";

/** Entries from the right edge of the frame to the left, above it. */
function legendMarks(
  legend: NonNullable<FigureOptions["legend"]>,
  frameWidth: number,
): Plot.Markish[] {
  const widths = legend.map(({ label }) => label.length * FONT_SIZE * 0.54 + 26);
  const total = widths.reduce((sum, entry) => sum + entry, 0);
  let left = frameWidth - total + 10;
  return legend.flatMap(({ label, color }, i) => {
    const dx = left;
    left += widths[i]!;
    const at = { frameAnchor: "top-left", dy: -27 } as const;
    return [
      Plot.dot([0], { ...at, ...fillIn(color), dx: dx + 4, r: 4 }),
      Plot.text([label], {
        ...at,
        text: (text: string) => text,
        dx: dx + 13,
        textAnchor: "start",
        lineAnchor: "middle",
      }),
    ];
  });
}
