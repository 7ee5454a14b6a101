import { drawPlane } from "../drawing/plane.ts";
import { ringPoints, turns, verdict } from "./forger-and-detective.ts";
import type { GameFrame, PlaneShown } from "./game-frame.ts";
import type { TrainedFigure } from "./trained-figure.ts";

/** Section 6: G is trained too much for each update of D, by the reader. */
export const helvetica: TrainedFigure<GameFrame> = {
  name: "helvetica",
  label:
    "The eight heaps again, with a forger that may learn many times for each time that the detective learns.",
  aspect: [1, 1],
  legend: [
    ["data-points", "real"],
    ["of-g-points", "forged by <i>G</i>"],
    ["heat", "<i>D</i>: surely forged … surely real"],
  ],
  task: { kind: "game", experiment: "ring", settings: { width: 0.5 } },
  settings: ({ steps }) => ({ generatorSteps: steps! }),
  controls: [
    {
      ...{ kind: "range", name: "steps", label: "updates of <i>G</i> for each of <i>D</i>" },
      ...{ low: 1, high: 20, step: 1, start: 15 },
      show: (value) => `${value}`,
    },
  ],
  draw: (_, size, { shown }) => drawPlane(shown as PlaneShown, size, ringPoints),
  say: (_, frame) => `${turns(frame)} ${verdict(frame)}${names[frame.condition] ?? ""}`,
};

/** What the health monitor says, in the article's words. */
const names: Readonly<Record<string, string>> = {
  collapse: " It sends many z to the same x: the Helvetica scenario.",
  oscillation: " It runs from place to place, and the detective after it.",
  "discriminator wins": " The detective is nearly never wrong.",
  "generator dead": " It gives the same point whatever z is.",
  divergence: " It has left all bounds.",
};
