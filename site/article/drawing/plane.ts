import { contours } from "d3-contour";
import type { Size } from "../figures/figure.ts";
import type { Numbers, PlaneShown } from "../figures/game-frame.ts";

/** Where D's answers change color, from surely forged to surely real. */
const LEVELS = [0.05, 0.2, 0.35, 0.5, 0.65, 0.8, 0.95];

/** Draws D as bands of color over the plane, with the data, G's samples, and where G's loss moves some of them. */
export function drawPlane(
  { low, high, heat, side, points, pushes }: PlaneShown,
  { width, height }: Size,
  data: Numbers,
  { arrows = 0 } = {},
): string {
  const edge = Math.min(width, height);
  const [left, top] = [(width - edge) / 2, (height - edge) / 2];
  const scale = edge / (high - low);
  const X = (x: number) => ((x - low) * scale).toFixed(1);
  const Y = (y: number) => (edge - (y - low) * scale).toFixed(1);
  const cell = edge / side;
  // A ring of cells around the edge, so that bands go on beyond it.
  const wide = side + 2;
  const padded = Array.from({ length: wide * wide }, (_, i) => {
    const inside = (at: number) => Math.min(side - 1, Math.max(0, at - 1));
    return heat[inside(Math.floor(i / wide)) * side + inside(i % wide)]!;
  });
  const paths = contours()
    .size([wide, wide])
    .thresholds(LEVELS)(padded)
    .map(({ coordinates }, i) => {
      const d = coordinates
        .flat()
        .map(
          (ring) =>
            `M${ring
              .map(
                ([x, y]) =>
                  `${((x! - 1) * cell).toFixed(1)} ${(edge - (y! - 1) * cell).toFixed(1)}`,
              )
              .join("L")}Z`,
        )
        .join("");
      return `<path class="band band-${i}" d="${d}"/>`;
    });
  return [
    // A drawing within the drawing cuts off what lies outside it.
    `<svg x="${left}" y="${top}" width="${edge}" height="${edge}">`,
    `<rect class="plane" width="${edge}" height="${edge}"/>`,
    ...paths,
    dots(data, "data"),
    dots(points, "of-g"),
    arrows > 0 ? pushed() : "",
    "</svg>",
  ].join("");

  function dots(at: Numbers, name: string): string {
    let d = "";
    for (let i = 0; i + 1 < at.length; i += 2) d += `M${X(at[i]!)} ${Y(at[i + 1]!)}h0`;
    return `<path class="${name} dots" d="${d}"/>`;
  }

  function pushed(): string {
    let longest = 0;
    for (let i = 0; i < 2 * arrows; i += 2) {
      longest = Math.max(longest, Math.hypot(pushes[i]!, pushes[i + 1]!));
    }
    if (longest === 0) return "";
    let d = "";
    for (let i = 0; i < 2 * arrows; i += 2) {
      const size = Math.hypot(pushes[i]!, pushes[i + 1]!);
      // Square roots, so that the short ones can be seen beside the longest.
      const length = (0.09 * (high - low) * Math.sqrt(size / longest)) / size;
      if (!Number.isFinite(length)) continue;
      const [x, y] = [points[i]!, points[i + 1]!];
      d += `M${X(x)} ${Y(y)}L${X(x + pushes[i]! * length)} ${Y(y + pushes[i + 1]! * length)}`;
    }
    return `<path class="push" d="${d}"/>`;
  }
}
