import { createGrid, densityOn, gaussian, mixture, optimalDiscriminator } from "@gan/core/theory";
import { number } from "../drawing/numbers.ts";
import { createPlot } from "../drawing/plot.ts";
import { symbols } from "../drawing/symbols.ts";
import type { Figure, Values } from "./figure.ts";

const grid = createGrid(-6, 6, 240);
const pData = densityOn(grid, mixture(gaussian(-1.5, 0.6), gaussian(1.5, 0.9)).at);

/** Section 7, 5: samples kept in proportion to the odds that the best D gives them lie as the data do. */
export const keptByOdds: Figure = {
  name: "kept-by-odds",
  label:
    "The density of the forgeries, and the part of them that is kept: it has the shape of the data.",
  aspect: [2.1, 1.15],
  legend: [
    ["data", `${symbols.pData}, made as small as what is kept`],
    ["of-g", symbols.pG],
    ["optimal", "what is kept"],
  ],
  controls: [
    {
      ...{ kind: "range", name: "mean", label: `where ${symbols.pG} lies` },
      ...{ low: -1.5, high: 1.5, step: 0.1, start: 0.4 },
      show: (value) => number(value, 1),
    },
    {
      ...{ kind: "range", name: "width", label: `how wide ${symbols.pG} is` },
      ...{ low: 1.2, high: 3, step: 0.05, start: 1.9 },
      show: (value) => number(value, 2),
    },
  ],
  draw(values, size) {
    const { pG, kept, share } = keep(values);
    const plot = createPlot({ size, x: [-5, 5], y: [0, Math.max(...pG) * 1.1] });
    return [
      plot.area(grid.points, pG, "of-g"),
      plot.curve(grid.points, pG, "of-g"),
      plot.area(grid.points, kept, "optimal"),
      plot.curve(grid.points, kept, "optimal"),
      plot.curve(
        grid.points,
        pData.map((p) => p * share),
        "data",
      ),
      plot.xAxis([-4, -2, 0, 2, 4], '<tspan class="math">x</tspan>'),
    ].join("");
  },
  say(values) {
    const { share } = keep(values);
    return `${number(100 * share, 0)} of 100 forgeries are kept, those with the best odds always. What is kept lies exactly as the data do.`;
  },
};

/** What of p_g is kept when each sample is kept in proportion to the odds of the best D. */
export function keep({ mean, width }: Values) {
  const pG = densityOn(grid, gaussian(mean!, width!).at);
  const best = optimalDiscriminator(pData, pG);
  const odds = best.map((d) => d / (1 - d));
  const most = Math.max(...odds);
  const kept = pG.map((mass, i) => (mass * odds[i]!) / most);
  return { pG, kept, share: 1 / most };
}
