import * as Plot from "@observablehq/plot";
import { referenceLine } from "../curves.ts";
import { figure } from "../figure.ts";
import { line } from "./line.ts";
import type { LineStyle } from "./line-legend.ts";
import { paperLines } from "./paper-lines.ts";
import { plate } from "./plate.ts";

/** p_g and the best answer to it after some updates; functions are given at the places `x`. */
export interface DensityState {
  readonly iteration: number;
  readonly pG: ArrayLike<number>;
  /** D*. */
  readonly discriminator: ArrayLike<number>;
  /** C(G) in nats. */
  readonly criterion: number;
}

/** The densities to draw, and the caption. */
export interface Proposition2FigureOptions {
  readonly x: ArrayLike<number>;
  readonly pData: ArrayLike<number>;
  /** Every update, by iteration. */
  readonly trajectory: readonly DensityState[];
  /** Iterations whose densities are drawn. @default [0, 5, 10, 20, 40] and the last */
  readonly shown?: readonly number[];
  readonly caption: string;
}

/**
 * Proposition 2: in the space of densities p_g becomes p_data, D* becomes ½ and C(G) falls to −log 4.
 *
 * @returns SVG, three panels in a row.
 * @see Goodfellow et al., "Generative Adversarial Nets", 2014, proposition 2.
 */
export function proposition2Figure({
  x,
  pData,
  trajectory,
  shown = [0, 5, 10, 20, 40],
  caption,
}: Proposition2FigureOptions): string {
  const last = trajectory[trajectory.length - 1]!;
  const states = [...trajectory.filter(({ iteration }) => shown.includes(iteration)), last];
  const styles = states.map((_, i) => shade(i / Math.max(1, states.length - 1)));
  const size = { width: 390, height: 300, marginLeft: 46, marginTop: 12 };
  return plate({
    title: "Proposition 2: in the space of densities, p_g converges to p_data",
    description: `p_g, D* and C(G) after ${states.map(({ iteration }) => iteration).join(", ")} updates.`,
    columns: 3,
    legend: [
      { label: "p_data", style: paperLines.pData },
      ...states.map(({ iteration }, i) => ({
        label: i === 0 ? `after ${iteration} updates` : `${iteration}`,
        style: styles[i]!,
      })),
    ],
    panels: [
      {
        title: "p_g",
        svg: figure({
          ...size,
          description: "p_g after some updates, and p_data.",
          x: { label: "x" },
          y: { label: null },
          marks: [
            ...states.map(({ pG }, i) => line(x, pG, styles[i]!)),
            line(x, pData, paperLines.pData),
          ],
        }),
      },
      {
        title: "D*, the best answer to it",
        svg: figure({
          ...size,
          description: "D* after some updates.",
          x: { label: "x" },
          y: { label: null, domain: [0, 1] },
          marks: [
            Plot.ruleY([0.5], { strokeDasharray: "5 4", strokeOpacity: 0.7 }),
            ...states.map(({ discriminator }, i) => line(x, discriminator, styles[i]!)),
          ],
        }),
      },
      {
        title: "C(G), in nats",
        svg: figure({
          ...size,
          description: "C(G) by update, falling to −log 4.",
          marginRight: 52,
          x: { label: "updates", insetRight: 8 },
          y: { label: null },
          marks: [
            ...referenceLine(-Math.log(4), "−log 4"),
            line(
              trajectory.map(({ iteration }) => iteration),
              trajectory.map(({ criterion }) => criterion),
              { stroke: "#1a1a1a", strokeWidth: 1.5 },
            ),
            Plot.dot(states, {
              ...{ x: "iteration", y: "criterion", r: 4.5, stroke: "#1a1a1a", strokeWidth: 0.8 },
              fill: (_, i) => styles[i]!.stroke,
            }),
          ],
        }),
      },
    ],
    caption,
  });
}

/** From light orange to dark green as p_g approaches p_data, and from thin to thick. */
function shade(share: number): LineStyle {
  const mixed = start.map((value, i) => Math.round(value + share * (end[i]! - value)));
  return { stroke: `rgb(${mixed.join(",")})`, strokeWidth: 1.5 + 0.8 * share };
}

const start = [230, 159, 0];
const end = [0, 105, 78];
