import { drawLine } from "../drawing/line.ts";
import { number } from "../drawing/numbers.ts";
import { symbols } from "../drawing/symbols.ts";
import type { GameFrame, LineShown } from "./game-frame.ts";
import type { TrainedFigure } from "./trained-figure.ts";

/** The paper's Figure 1, alive. */
export const figureOne: TrainedFigure<GameFrame> = {
  name: "figure-one",
  label:
    "Figure 1 of the paper: the densities, the detective and the best one above, and below where the forger sends evenly spaced noise.",
  aspect: [1.55, 0.85],
  legend: [
    ["data", symbols.pData],
    ["of-g", symbols.pG],
    ["of-d", symbols.D],
    ["optimal", symbols.best],
  ],
  task: { kind: "game", experiment: "figure-1", settings: {} },
  moves: [
    { player: "discriminator", turns: 20, label: "100 updates of <i>D</i>" },
    { player: "generator", turns: 1, label: "1 update of <i>G</i>" },
  ],
  controls: [],
  draw: (_, size, { shown }) => drawLine(shown as LineShown, size),
  say: (_, { shown, iteration, measured }) =>
    `After ${iteration.toLocaleString("en")} turns D is off the best D by ${number((shown as LineShown).deviation, 3)} on average. V = ${number(measured!.value, 3)}, and the divergence of the two densities is ${number(measured!.divergence, 3)} nats.`,
};
