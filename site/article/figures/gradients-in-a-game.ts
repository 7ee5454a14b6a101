import { number } from "../drawing/numbers.ts";
import { createPlot } from "../drawing/plot.ts";
import type { TrainedFigure } from "./trained-figure.ts";

/** Both gradients of G so far. */
export interface GradientsFrame {
  readonly iteration: number;
  readonly rows: readonly {
    readonly iteration: number;
    /** Mean of D(G(z)). */
    readonly probability: number;
    /** Norms of the two gradients over all parameters of G. */
    readonly minimax: number;
    readonly nonSaturating: number;
  }[];
}

/** Section 3, last paragraph, in a real game: what each loss would give G to learn from. */
export const gradientsInAGame: TrainedFigure<GradientsFrame> = {
  name: "gradients-in-a-game",
  label:
    "Sizes of the two gradients of the forger in the first turns of a real game, on a logarithmic scale.",
  aspect: [2.1, 1.15],
  legend: [
    ["plain", "‖∇ log(1 − <i>D</i>(<i>G</i>(<i>z</i>)))‖"],
    ["of-g", "‖∇ log <i>D</i>(<i>G</i>(<i>z</i>))‖"],
  ],
  task: { kind: "gradients" },
  controls: [],
  draw(_, size, { rows }) {
    const plot = createPlot({ size, x: [0, 60], y: [-3.2, 1.2], left: 48 });
    const at = rows.map(({ iteration }) => iteration);
    const logs = (of: "minimax" | "nonSaturating") => rows.map((row) => Math.log10(row[of]));
    const last = rows.at(-1);
    return [
      plot.yAxis([-3, -2, -1, 0, 1], (y) => `${10 ** y}`),
      plot.xAxis([0, 20, 40, 60], "iterations"),
      plot.curve(at, logs("minimax"), "plain"),
      plot.curve(at, logs("nonSaturating"), "of-g"),
      last ? plot.dot(last.iteration, Math.log10(last.minimax), "plain", 5) : "",
      last ? plot.dot(last.iteration, Math.log10(last.nonSaturating), "of-g", 5) : "",
    ].join("");
  },
  say(_, { rows }) {
    const last = rows.at(-1);
    if (!last) return "The game has not begun.";
    const times = last.nonSaturating / last.minimax;
    return `At iteration ${last.iteration} the detective gives forged digits ${number(last.probability, 3)} on average, and log D pulls ${times < 10 ? number(times, 1) : Math.round(times)} times as hard.`;
  },
};
