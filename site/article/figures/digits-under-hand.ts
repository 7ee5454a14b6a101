import { clamp, number } from "../drawing/numbers.ts";
import { pictureHref } from "../drawing/picture-href.ts";
import type { Size } from "./figure.ts";
import type { PicturesFrame, PicturesQuestion } from "./pictures-frame.ts";
import type { TrainedFigure } from "./trained-figure.ts";

const corners = [
  [1, 0, 0, 0],
  [0, 1, 0, 0],
  [0, 0, 1, 0],
  [0, 0, 0, 1],
];

/** Figure 3 in two directions: four noise vectors, and every digit between them. */
export const digitsUnderHand: TrainedFigure<PicturesFrame> = {
  name: "digits-under-hand",
  label:
    "Four digits that the generator draws of four noise vectors, and between them the one that it draws of a mixture.",
  aspect: [1, 1],
  legend: [],
  task: { kind: "generator", record: "mnist", classes: 0 },
  fetches: "Fetch the generator (10 MB)",
  controls: [
    {
      ...{ kind: "range", name: "across", label: "left … right" },
      ...{ low: 0, high: 1, step: 0.01, start: 0.5 },
      show: (value) => number(value, 2),
    },
    {
      ...{ kind: "range", name: "down", label: "up … down" },
      ...{ low: 0, high: 1, step: 0.01, start: 0.5 },
      show: (value) => number(value, 2),
    },
    {
      ...{ kind: "range", name: "seed", label: "other corners" },
      ...{ low: 1, high: 40, step: 1, start: 1 },
      show: (value) => `${value}`,
    },
  ],
  ask: ({ across, down, seed }): PicturesQuestion => ({
    seed: seed!,
    mixes: [...corners, mixOf(across!, down!)],
  }),
  draw({ across, down }, size, { pixels, size: edge }) {
    const { cell, left, top, room } = layout(size);
    const at = (index: number, x: number, y: number, width: number) =>
      `<image class="picture" x="${x.toFixed(1)}" y="${y.toFixed(1)}" width="${width}" height="${width}" href="${pictureHref(pixels, edge, index)}"/>`;
    const far = cell + room;
    const big = cell * 1.6;
    const x = left + cell / 2 + across! * far;
    const y = top + cell / 2 + down! * far;
    return [
      `<path class="grid" d="M${left + cell / 2} ${top + cell / 2}h${far}v${far}h${-far}Z"/>`,
      at(0, left, top, cell),
      at(1, left + far, top, cell),
      at(2, left, top + far, cell),
      at(3, left + far, top + far, cell),
      `<rect class="frame" x="${(x - big / 2 - 3).toFixed(1)}" y="${(y - big / 2 - 3).toFixed(1)}" width="${big + 6}" height="${big + 6}" rx="6"/>`,
      at(4, x - big / 2, y - big / 2, big),
    ].join("");
  },
  say: ({ across, down }) =>
    `z is ${mixOf(across!, down!)
      .map(
        (share, i) =>
          `${Math.round(100 * share)} % ${["upper left", "upper right", "lower left", "lower right"][i]}`,
      )
      .join(", ")}.`,
  point({ x, y }, size) {
    const { cell, left, top, room } = layout(size);
    const share = (px: number, from: number) =>
      Math.round(100 * clamp((px - from - cell / 2) / (cell + room), 0, 1)) / 100;
    return { across: share(x, left), down: share(y, top) };
  },
};

/** How much of each corner is in a place between them. */
export function mixOf(across: number, down: number): number[] {
  return [(1 - across) * (1 - down), across * (1 - down), (1 - across) * down, across * down];
}

function layout({ width, height }: Size) {
  const edge = Math.min(width, height) - 16;
  const cell = edge / 4;
  return { cell, room: edge - 2 * cell, left: (width - edge) / 2, top: (height - edge) / 2 };
}
