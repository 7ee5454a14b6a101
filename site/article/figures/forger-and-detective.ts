import { ring } from "@gan/data";
import { createRng, readRows } from "@gan/spec";
import { number } from "../drawing/numbers.ts";
import { drawPlane } from "../drawing/plane.ts";
import type { GameFrame, PlaneShown } from "./game-frame.ts";
import type { TrainedFigure } from "./trained-figure.ts";

/** Real points, to be seen beside the forged ones. */
export const ringPoints = readRows(
  ring({ deviation: 0.1 }).sample({ size: 400, rng: createRng(0) }),
);

/** The game at a glance: eight heaps of real points, and a forger who finds them. */
export const forgerAndDetective: TrainedFigure<GameFrame> = {
  name: "forger-and-detective",
  label:
    "Real points in eight heaps on a ring, forged points among them, and how real the detective takes each place to be.",
  aspect: [1, 1],
  legend: [
    ["data-points", "real"],
    ["of-g-points", "forged by <i>G</i>"],
    ["heat", "<i>D</i>: surely forged … surely real"],
  ],
  task: { kind: "game", experiment: "ring", settings: {} },
  isEager: true,
  controls: [
    {
      ...{ kind: "choice", name: "arrows", label: "where each forgery is pushed" },
      options: [
        [0, "hide"],
        [1, "show"],
      ],
      start: 0,
    },
  ],
  draw: ({ arrows }, size, { shown }) =>
    drawPlane(shown as PlaneShown, size, ringPoints, { arrows: 60 * arrows! }),
  say: (_, frame) => `${turns(frame)} ${verdict(frame)}`,
};

/** How long it has been trained. */
export function turns({ iteration }: GameFrame): string {
  if (iteration === 0) return "Nobody has learned anything yet.";
  return `After ${iteration.toLocaleString("en")} ${iteration === 1 ? "turn" : "turns"}:`;
}

/** What D says, on average, of both, and how many heaps G has found. */
export function verdict({ realProbability, fakeProbability, modes }: GameFrame): string {
  if (realProbability === undefined || fakeProbability === undefined) return "";
  const found = modes ? ` The forger has found ${modes.found} of ${modes.total} heaps.` : "";
  return `the detective gives real points ${number(realProbability, 2)} and forged ones ${number(fakeProbability, 2)}.${found}`;
}
