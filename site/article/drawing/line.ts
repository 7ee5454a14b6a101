import type { Size } from "../figures/figure.ts";
import type { LineShown, Numbers } from "../figures/game-frame.ts";
import { clamp } from "./numbers.ts";
import { createPlot } from "./plot.ts";

/** Draws a game on the line as the paper's Figure 1: densities and D above, where G sends z below. */
export function drawLine(shown: LineShown, size: Size, { withArrows = true } = {}): string {
  const { low, high, pData, pG, discriminator, optimal, arrows, noise } = shown;
  const below = withArrows ? Math.min(130, size.height * 0.3) + 34 : 34;
  // The outermost parts hold next to no mass.
  const cut = 0.06 * (high - low);
  const x = [low + cut, high - cut] as const;
  const count = pData.length;
  const points = Array.from({ length: count }, (_, i) => low + ((i + 0.5) / count) * (high - low));
  const inside = points.flatMap((point, i) => (point >= x[0] && point <= x[1] ? [i] : []));
  const xs = inside.map((i) => points[i]!);
  const pick = (values: Numbers) => inside.map((i) => values[i]!);
  const top = Math.max(...Array.from(pData)) * 1.75;
  const density = createPlot({ size, x, y: [0, top], bottom: below });
  const answer = createPlot({ size, x, y: [0, 1], bottom: below });
  const bounded = pick(pG).map((p) => Math.min(p, top));
  const ticks = Array.from({ length: 40 }, (_, i) => Math.ceil(x[0]) + i).filter((t) => t <= x[1]);
  return [
    answer.yAxis([0, 0.5, 1], (y) => (y === 0.5 ? "½" : `${y}`)),
    density.area(xs, pick(pData), "data"),
    density.area(xs, bounded, "of-g"),
    density.curve(xs, pick(pData), "data"),
    density.curve(xs, bounded, "of-g"),
    answer.curve(xs, pick(optimal), "optimal"),
    answer.curve(xs, pick(discriminator), "of-d"),
    density.xAxis(ticks, withArrows ? "" : '<tspan class="math">x</tspan>'),
    withArrows ? mapping() : "",
  ].join("");

  function mapping(): string {
    const { left, right, bottom, X } = density;
    const [from, to] = [bottom + 28, size.height - 10];
    const middle = (left + right) / 2;
    // z is drawn on a stretched scale of its own.
    const zAt = (z: number) =>
      middle + ((right - left) / 2) * 0.8 * ((2 * z - noise[0] - noise[1]) / (noise[1] - noise[0]));
    let d = "";
    for (let i = 0; i < arrows.length; i += 2) {
      const px = X(clamp(arrows[i + 1]!, x[0], x[1]));
      d += `M${zAt(arrows[i]!).toFixed(1)} ${to}L${px.toFixed(1)} ${from}`;
    }
    return [
      `<path class="axis" d="M${left} ${from}H${right}M${left} ${to}H${right}"/>`,
      `<path class="map" d="${d}"/>`,
      `<text class="math" x="${left - 14}" y="${from + 4}" text-anchor="end">x</text>`,
      `<text class="math" x="${left - 14}" y="${to + 4}" text-anchor="end">z</text>`,
    ].join("");
  }
}
