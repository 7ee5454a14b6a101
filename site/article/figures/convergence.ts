import {
  createGrid,
  type DensityGame,
  gaussian,
  leastCriterion,
  playDensityGame,
} from "@gan/core/theory";
import { densitiesAndDetective } from "../drawing/densities-and-detective.ts";
import { number } from "../drawing/numbers.ts";
import { createPlot } from "../drawing/plot.ts";
import { inSvg, symbols } from "../drawing/symbols.ts";
import type { Figure } from "./figure.ts";

const grid = createGrid(-6, 6, 240);
const UPDATES = 100;
const played = new Map<string, DensityGame>();

/** Proposition 2: Algorithm 1 played on the densities themselves. */
export const convergence: Figure = {
  name: "convergence",
  label:
    "The density of the forgeries on its way to the density of the data, with the best detective at every moment.",
  aspect: [1.75, 0.85],
  legend: [
    ["data", symbols.pData],
    ["of-g", symbols.pG],
    ["optimal", symbols.best],
    ["plain", `${symbols.C} against updates`],
  ],
  controls: [
    {
      ...{ kind: "range", name: "update", label: "updates so far" },
      ...{ low: 0, high: UPDATES, step: 1, start: 6 },
      show: (value) => `${value}`,
    },
    {
      ...{ kind: "choice", name: "start", label: "begin" },
      options: [
        [2, "wide"],
        [0.5, "narrow, between the heaps"],
      ],
      start: 2,
    },
    {
      ...{ kind: "choice", name: "size", label: "size of an update" },
      options: [
        [0.05, "small"],
        [0.1, "medium"],
        [0.5, "large"],
      ],
      start: 0.1,
    },
  ],
  runs: { control: "update", seconds: 6 },
  draw({ update, start, size: stepSize }, size) {
    const { pData, trajectory } = playFrom(start!, stepSize!);
    const now = trajectory[update!]!;
    const below = Math.round(size.height * 0.34);
    const x = [-4.6, 4.6] as const;
    const density = createPlot({ size, x, y: [0, 0.8], bottom: below + 34 });
    const answer = createPlot({ size, x, y: [0, 1], bottom: below + 34 });
    const costs = createPlot({
      ...{ size, x: [0, UPDATES] as const, y: rangeOf(trajectory), left: 48 },
      ...{ top: size.height - below + 12, bottom: 26 },
    });
    const bounded = (values: Float64Array) => values.map((value) => Math.min(value, 0.79));
    return [
      densitiesAndDetective(
        { density, answer },
        {
          ...{ points: grid.points, pData, pG: bounded(now.pG) },
          ...{ answers: now.discriminator, of: "optimal" },
        },
      ),
      costs.segment(0, leastCriterion, UPDATES, leastCriterion, "floor"),
      costs.text(UPDATES, leastCriterion, inSvg("−log 4"), { at: "end", dy: -7, name: "strong" }),
      costs.curve(
        trajectory.map(({ iteration }) => iteration),
        trajectory.map(({ criterion }) => criterion),
        "plain",
      ),
      costs.xAxis([0, 25, 50, 75, 100]),
      costs.dot(update!, now.criterion, "of-g", 6),
    ].join("");
  },
  say({ update, start, size }) {
    const { criterion, divergence } = playFrom(start!, size!).trajectory[update!]!;
    return `After ${update} ${update === 1 ? "update" : "updates"} C(G) = ${number(criterion, 4)}, and the divergence is ${divergence < 0.001 ? divergence.toExponential(1).replace("-", "−") : number(divergence, 4)} nats.`;
  },
};

/** From a little below −log 4 to where the game began. */
function rangeOf([first]: DensityGame["trajectory"]) {
  const most = first!.criterion;
  return [leastCriterion - 0.12 * (most - leastCriterion), most] as const;
}

/** The whole game from a beginning; each is played once. */
export function playFrom(deviation: number, stepSize: number): DensityGame {
  const key = `${deviation} ${stepSize}`;
  const known = played.get(key);
  if (known) return known;
  const game = playDensityGame({
    ...{ start: gaussian(0, deviation), grid, iterations: UPDATES, stepSize },
  });
  played.set(key, game);
  return game;
}
