import { leastCriterion } from "@gan/core/theory";
import { densitiesAndDetective } from "../drawing/densities-and-detective.ts";
import { clamp, number } from "../drawing/numbers.ts";
import { createPlot } from "../drawing/plot.ts";
import { inSvg, symbols } from "../drawing/symbols.ts";
import type { Figure, Size } from "./figure.ts";
import { allTheWay, bestMove, grid, inSteps, pData, playBoth, smallStep } from "./play-both.ts";

/** What the scale of V shows. */
const LEAST = -3;

/** The reader is both players: D is where it draws the line and how sure it is, G is where the forgeries lie. */
export const bothPlayers: Figure = {
  name: "both-players",
  label:
    "Densities of real and forged examples, a detective made of one smooth step, and the value of the game on a scale.",
  aspect: [1.9, 0.98],
  legend: [
    ["data", symbols.pData],
    ["of-g", symbols.pG],
    ["of-d", symbols.D],
  ],
  controls: [
    {
      ...{ kind: "range", name: "line", label: `${symbols.D} draws the line at` },
      ...{ low: -3, high: 3, step: 0.05, start: 1.5 },
      show: (value) => number(value, 2),
    },
    {
      ...{ kind: "range", name: "slope", label: `how steep ${symbols.D} is` },
      ...{ low: -6, high: 6, step: 0.05, start: 4 },
      show: (value) => number(value, 2),
    },
    {
      ...{ kind: "range", name: "mean", label: `${symbols.G} puts forgeries at` },
      ...{ low: -3, high: 3, step: 0.05, start: -1 },
      show: (value) => number(value, 2),
    },
    { kind: "button", label: `${symbols.D}: best move`, sets: bestMove },
    { kind: "button", label: `${symbols.G}: small step`, sets: smallStep },
    { kind: "button", label: `${symbols.G}: all the way`, sets: allTheWay },
  ],
  draw(values, size) {
    const { pG, answers, value, best } = playBoth(values);
    const { density, answer, scale } = plots(size);
    const mark = (at: number, words: string, dy: number) =>
      scale.segment(at, 0, at, 1, "axis") +
      scale.text(at, 1, inSvg(words), { dy, at: at > -0.3 ? "end" : "middle" });
    return [
      densitiesAndDetective(
        { density, answer },
        { points: grid.points, pData, pG, answers, of: "of-d" },
      ),
      `<rect class="gauge" x="${scale.left}" y="${scale.top}" width="${scale.right - scale.left}" height="${scale.bottom - scale.top}" rx="4"/>`,
      `<rect class="gauge-fill" x="${scale.left}" y="${scale.top}" width="${Math.max(0, scale.X(Math.max(LEAST, value)) - scale.left)}" height="${scale.bottom - scale.top}" rx="4"/>`,
      mark(leastCriterion, "−log 4", -6),
      best - leastCriterion > 0.15 ? mark(best, "best <i>D</i>", -6) : "",
      scale.text(LEAST, 0, `V = ${number(value, 3)}`, {
        ...{ at: "start", dx: 10, dy: -8, name: "strong" },
      }),
    ].join("");
  },
  say(values) {
    const { value, best } = playBoth(values);
    const short = best - value;
    return `V(D, G) = ${number(value, 3)}. The best detective against this forger reaches ${number(best, 3)}${short < 0.0005 ? ", and this is it" : `, ${number(short, 3)} more`}.`;
  },
  point: ({ x }, size) => ({
    line: inSteps(clamp(plots(size).density.xAt(x), -3, 3)),
  }),
};

function plots(size: Size) {
  const x = [-4.6, 4.6] as const;
  const y = size.height;
  return {
    density: createPlot({ size, x, y: [0, 0.95], bottom: 100 }),
    answer: createPlot({ size, x, y: [0, 1], bottom: 100 }),
    scale: createPlot({ size, x: [LEAST, 0], y: [0, 1], top: y - 32, bottom: 4 }),
  };
}
