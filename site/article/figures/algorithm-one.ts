import { drawLine } from "../drawing/line.ts";
import { symbols } from "../drawing/symbols.ts";
import type { Size, Values } from "./figure.ts";
import type { GameFrame, LineShown } from "./game-frame.ts";
import type { TrainedFigure } from "./trained-figure.ts";

/** Height of a line of the box. */
const LINE = 25;

/** Algorithm 1, with the line lit that was carried out last. */
export const algorithmOne: TrainedFigure<GameFrame> = {
  name: "algorithm-one",
  label: "Algorithm 1 as a list of steps, and a game on the line that is moved by them.",
  aspect: [2.15, 0.82],
  legend: [
    ["data", symbols.pData],
    ["of-g", symbols.pG],
    ["of-d", symbols.D],
    ["optimal", symbols.best],
  ],
  task: {
    ...{ kind: "game", experiment: "two-bumps", settings: { batchSize: 128, loss: "minimax" } },
  },
  settings: ({ k, pace }) => ({ discriminatorSteps: k!, stepsPerSecond: pace! }),
  controls: [
    {
      ...{ kind: "choice", name: "k", label: "<i>k</i>" },
      options: [
        [1, "1"],
        [3, "3"],
        [10, "10"],
      ],
      start: 3,
    },
    {
      ...{ kind: "choice", name: "pace", label: "steps a second" },
      options: [
        [2, "2"],
        [8, "8"],
        [40, "40"],
      ],
      start: 8,
    },
  ],
  draw(values, size, frame) {
    const isWide = size.width > 560;
    const box = isWide ? Math.max(310, size.width * 0.46) : size.width;
    const plot: Size = isWide
      ? { width: size.width - box, height: size.height }
      : { width: size.width, height: size.height - 7 * LINE };
    const at = isWide ? `translate(${box} 0)` : `translate(0 ${7 * LINE})`;
    const curves = drawLine(frame.shown as LineShown, plot, { withArrows: false });
    return `${listing(values, frame, box)}<g transform="${at}">${curves}</g>`;
  },
  say(_, frame) {
    const turn = frame.iteration + (frame.phase > 0 ? 1 : 0);
    if (turn === 0) return "Nothing has been carried out yet.";
    if (frame.last === "discriminator") {
      return `Turn ${turn}: D has just climbed, step ${frame.phase} of ${frame.steps.length - 1}.`;
    }
    return `Turn ${turn}: G has just descended, against the new D. The turn is over.`;
  },
};

function listing({ k }: Values, { last }: GameFrame, width: number): string {
  const lines: [indent: number, words: string, mover?: string][] = [
    [0, "for each turn"],
    [1, k === 1 ? "once" : `${k} times`],
    [2, "draw m noise vectors, m real examples", "discriminator"],
    [2, "D: climb ∇ mean[log D(x) + log(1 − D(G(z)))]", "discriminator"],
    [1, "draw m noise vectors", "generator"],
    [1, "G: descend ∇ mean[log(1 − D(G(z)))]", "generator"],
  ];
  const small = width < 370 ? "small" : "";
  return lines
    .map(([indent, words, mover], i) => {
      const top = 8 + i * LINE;
      const isLit = mover !== undefined && mover === last;
      const lit = isLit
        ? `<rect class="lit ${mover}" x="0" y="${top}" width="${width - 8}" height="${LINE - 2}" rx="4"/>`
        : "";
      return `${lit}<text class="code ${small}" x="${8 + indent * 14}" y="${top + 16}">${words}</text>`;
    })
    .join("");
}
