import type * as Plot from "@observablehq/plot";
import { STEPS } from "./run-path.ts";

/** What paths are made with: scales in pixels, and elements in steps of them. */
export interface Drawing {
  x(value: number): number;
  y(value: number): number;
  group(name: string): SVGElement;
  path(d: string, attributes: Readonly<Record<string, string>>): SVGElement;
}

const svg = "http://www.w3.org/2000/svg";

/**
 * A mark of our own. Plot's says the same of every line at length, and a page of 300 runs has thousands.
 *
 * @param clip - A name that no other figure of the page has: what leaves the frame is cut off by it.
 */
export function drawnPaths(
  clip: string,
  draw: (drawing: Drawing) => readonly SVGElement[],
): Plot.Markish {
  return (_index, scales, _values, dimensions, { document }) => {
    const make = (name: string, attributes: Readonly<Record<string, string>>) => {
      const element = document.createElementNS(svg, name) as SVGElement;
      for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
      return element;
    };
    const { x, y } = scales as Readonly<Record<"x" | "y", (value: number) => number>>;
    const { marginLeft, marginTop, marginRight, marginBottom, width, height } = dimensions;
    const bounds = make("clipPath", { id: clip });
    bounds.append(
      make("rect", {
        ...{ x: `${marginLeft}`, y: `${marginTop}` },
        width: `${width - marginLeft - marginRight}`,
        height: `${height - marginTop - marginBottom}`,
      }),
    );
    const frame = make("g", { "clip-path": `url(#${clip})` });
    const group = (name: string) => make("g", { class: name, transform: `scale(${1 / STEPS})` });
    const path = (d: string, attributes: Readonly<Record<string, string>>) =>
      make("path", { ...attributes, d });
    frame.append(bounds, ...draw({ x, y, group, path }));
    return frame;
  };
}
