import {
  createGrid,
  densityOn,
  gaussian,
  jensenShannon,
  leastCriterion,
  virtualCriterion,
} from "@gan/core/theory";
import { even, number } from "../drawing/numbers.ts";
import { createPlot } from "../drawing/plot.ts";
import { inSvg, symbols } from "../drawing/symbols.ts";
import type { Figure, Size } from "./figure.ts";

const grid = createGrid(-14, 14, 560);
const pData = densityOn(grid, gaussian(0, 1).at);
const means = even(-4.5, 4.5, 91);
const curves = new Map<number, number[]>();

/** Theorem 1: the value of the game against the best D, over all places that p_g may lie in, and the line it never crosses. */
export const leastCriterionFigure: Figure = {
  name: "least-criterion",
  label: "The value that the best detective reaches, for every place where the forgeries may lie.",
  aspect: [2, 1.1],
  legend: [
    ["of-g", `${symbols.C}, which the forger wants low`],
    ["plain", "−log 4"],
  ],
  controls: [
    {
      ...{ kind: "range", name: "mean", label: `where ${symbols.pG} lies` },
      ...{ low: -4.5, high: 4.5, step: 0.1, start: 2 },
      show: (value) => number(value, 1),
    },
    {
      ...{ kind: "range", name: "width", label: `how wide ${symbols.pG} is` },
      ...{ low: 0.3, high: 2.5, step: 0.05, start: 1 },
      show: (value) => number(value, 2),
    },
    { kind: "button", label: "Make them equal", sets: () => ({ mean: 0, width: 1 }) },
  ],
  draw({ mean, width }, size) {
    const plot = plotOf(size);
    const { criterion } = criterionAt(mean!, width!);
    const curve = curveOf(width!);
    const isFar = criterion - leastCriterion > 0.2;
    return [
      plot.yAxis([0, -0.5, -1], (y) => number(y, y === 0 ? 0 : 1)),
      plot.xAxis([-4, -2, 0, 2, 4]),
      plot.segment(-4.5, leastCriterion, 4.5, leastCriterion, "floor"),
      plot.text(-4.5, leastCriterion, "−log 4", { at: "start", dy: 18, name: "strong" }),
      plot.curve(means, curve, "of-g"),
      isFar ? plot.segment(mean!, leastCriterion, mean!, criterion, "gap") : "",
      isFar
        ? plot.text(mean!, (criterion + leastCriterion) / 2, inSvg("2 JSD"), {
            at: mean! > 3 ? "end" : "start",
            dx: mean! > 3 ? -9 : 9,
            dy: 5,
            name: "strong",
          })
        : "",
      plot.dot(mean!, criterion, "of-g", 7),
    ].join("");
  },
  say({ mean, width }) {
    const { criterion, divergence } = criterionAt(mean!, width!);
    return `C(G) = ${number(criterion, 3)} = −1.386 + 2 × ${number(divergence, 3)}, the Jensen–Shannon divergence in nats.`;
  },
  point: ({ x }, size) => ({ mean: Math.round(plotOf(size).xAt(x) * 10) / 10 }),
};

/** C(G), and the divergence, of a Gaussian p_g. */
export function criterionAt(mean: number, width: number) {
  const pG = densityOn(grid, gaussian(mean, width).at);
  return {
    criterion: virtualCriterion(pData, pG, grid),
    divergence: jensenShannon(pData, pG, grid),
  };
}

/** Over all means; kept, since a drag along the curve changes the mean alone. */
function curveOf(width: number): number[] {
  const known = curves.get(width);
  if (known) return known;
  const curve = means.map((mean) => criterionAt(mean, width).criterion);
  curves.set(width, curve);
  return curve;
}

function plotOf(size: Size) {
  return createPlot({ size, x: [-4.6, 4.6], y: [-1.5, 0.05], left: 48 });
}
