import {
  createGrid,
  densityOn,
  gaussian,
  optimalDiscriminator,
  virtualCriterion,
} from "@gan/core/theory";
import { densitiesAndDetective } from "../drawing/densities-and-detective.ts";
import { number } from "../drawing/numbers.ts";
import { createPlot } from "../drawing/plot.ts";
import { symbols } from "../drawing/symbols.ts";
import type { Figure, Size, Values } from "./figure.ts";

const grid = createGrid(-6, 6, 240);
const pData = densityOn(grid, gaussian(1, 1).at);

/** Proposition 1: p_g moves under the reader's hand, and the best D follows. */
export const optimalDiscriminatorFigure: Figure = {
  name: "optimal-discriminator",
  label:
    "The density of the data, the density of the forgeries, and the best detective between them.",
  aspect: [2, 1.15],
  legend: [
    ["data", symbols.pData],
    ["of-g", symbols.pG],
    ["optimal", symbols.best],
  ],
  controls: [
    {
      ...{ kind: "range", name: "mean", label: `where ${symbols.pG} lies` },
      ...{ low: -3.5, high: 3.5, step: 0.1, start: -1 },
      show: (value) => number(value, 1),
    },
    {
      ...{ kind: "range", name: "width", label: `how wide ${symbols.pG} is` },
      ...{ low: 0.3, high: 2.5, step: 0.05, start: 1 },
      show: (value) => number(value, 2),
    },
    {
      ...{ kind: "range", name: "x", label: `look at ${symbols.x}` },
      ...{ low: -4.5, high: 4.5, step: 0.1, start: 0.5 },
      show: (value) => number(value, 1),
    },
    { kind: "button", label: "No difference left", sets: () => ({ mean: 1, width: 1 }) },
  ],
  draw(values, size) {
    const { pG, best } = solve(values);
    const { density, answer } = plots(size);
    const x = values.x!;
    const at = nearest(x);
    return [
      densitiesAndDetective(
        { density, answer },
        { points: grid.points, pData, pG, answers: best, of: "optimal" },
      ),
      answer.segment(x, 0, x, 1, "cursor"),
      density.dot(x, pData[at]!, "data", 4),
      density.dot(x, pG[at]!, "of-g", 4),
      answer.dot(x, best[at]!, "optimal", 6),
    ].join("");
  },
  say(values) {
    const { pG, best } = solve(values);
    const at = nearest(values.x!);
    const criterion = virtualCriterion(pData, pG, grid);
    return `At x = ${number(values.x!, 1)} real examples have density ${number(pData[at]!, 3)} and forgeries ${number(pG[at]!, 3)}, so the best detective says ${number(best[at]!, 2)}. Over the whole line it reaches V = ${number(criterion, 3)}; guessing reaches −1.386.`;
  },
  point: ({ x }, size) => ({ x: clampX(plots(size).density.xAt(x)) }),
};

/** The best D for a Gaussian p_g. */
export function solve({ mean, width }: Values) {
  const pG = densityOn(grid, gaussian(mean!, width!).at);
  return { pG, best: optimalDiscriminator(pData, pG) };
}

function plots(size: Size) {
  const x = [-4.6, 4.6] as const;
  return {
    density: createPlot({ size, x, y: [0, 0.95] }),
    answer: createPlot({ size, x, y: [0, 1], top: 14 }),
  };
}

function clampX(x: number): number {
  return Math.round(Math.min(4.5, Math.max(-4.5, x)) * 10) / 10;
}

function nearest(x: number): number {
  return Math.floor((x - grid.low) / grid.step);
}
