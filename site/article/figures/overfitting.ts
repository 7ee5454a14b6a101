import { leastCriterion } from "@gan/core/theory";
import { number } from "../drawing/numbers.ts";
import { createPlot } from "../drawing/plot.ts";
import { inSvg } from "../drawing/symbols.ts";
import type { TrainedFigure } from "./trained-figure.ts";

/** Both curves so far. */
export interface OverfittingFrame {
  readonly iteration: number;
  readonly examples: number;
  readonly rows: readonly {
    readonly iteration: number;
    readonly trainingValue: number;
    readonly heldOutValue: number;
  }[];
}

/** Section 3: a D that is trained to the end on a finite set. */
export const overfittingFigure: TrainedFigure<OverfittingFrame> = {
  name: "overfitting",
  label: "The value that a detective reaches on the examples it learns from, and on others.",
  aspect: [2.1, 1.15],
  legend: [
    ["of-d", "on the examples it learns from"],
    ["plain", "on others"],
  ],
  task: { kind: "overfitting" },
  controls: [
    {
      ...{ kind: "choice", name: "examples", label: "examples" },
      options: [
        [50, "50"],
        [200, "200"],
        [1000, "1,000"],
      ],
      start: 50,
    },
  ],
  settings: ({ examples }) => ({ examples: examples! }),
  draw(_, size, { rows }) {
    const plot = createPlot({ size, x: [0, 300], y: [-7.6, 0.2], left: 34 });
    const at = rows.map(({ iteration }) => iteration);
    const last = rows.at(-1);
    const held = rows.map(({ heldOutValue }) => heldOutValue);
    const training = rows.map(({ trainingValue }) => trainingValue);
    return [
      plot.yAxis([0, -2, -4, -6]),
      plot.xAxis([0, 100, 200, 300], "updates of D"),
      plot.segment(0, leastCriterion, 300, leastCriterion, "floor thin"),
      plot.text(300, leastCriterion, inSvg("guessing, −log 4"), { at: "end", dy: -7 }),
      plot.curve(at, training, "of-d"),
      plot.curve(at, held, "plain"),
      last ? plot.dot(last.iteration, last.trainingValue, "of-d", 5) : "",
      last ? plot.dot(last.iteration, last.heldOutValue, "plain", 5) : "",
    ].join("");
  },
  say(_, { rows, examples }) {
    const last = rows.at(-1);
    if (!last) return "Nothing is learned yet. There is no difference to find.";
    return `After ${last.iteration} updates on ${examples.toLocaleString("en")} real examples and as many forgeries V is ${number(last.trainingValue, 2)} on these and ${number(last.heldOutValue, 2)} on 2,000 others; the truth is −1.39.`;
  },
};
