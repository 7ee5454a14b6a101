import { pictureHref } from "../drawing/picture-href.ts";
import type { PicturesFrame, PicturesQuestion } from "./pictures-frame.ts";
import type { TrainedFigure } from "./trained-figure.ts";

const COUNT = 12;

/** Section 7, 1: G draws the digit it is asked for; z is its handwriting. */
export const asAsked: TrainedFigure<PicturesFrame> = {
  name: "as-asked",
  label: "Twelve digits of the class that was asked for, from twelve noise vectors.",
  aspect: [3, 1.3],
  legend: [],
  task: { kind: "generator", record: "mnist-conditional", classes: 10 },
  fetches: "Fetch the generator (10 MB)",
  controls: [
    {
      ...{ kind: "choice", name: "digit", label: "asked for" },
      options: Array.from({ length: 10 }, (_, digit) => [digit, `${digit}`] as const),
      start: 7,
    },
    {
      ...{ kind: "range", name: "seed", label: "other noise" },
      ...{ low: 1, high: 40, step: 1, start: 1 },
      show: (value) => `${value}`,
    },
  ],
  ask: ({ digit, seed }): PicturesQuestion => ({
    seed: seed!,
    mixes: Array.from({ length: COUNT }, (_, i) =>
      Array.from({ length: COUNT }, (_, j) => (i === j ? 1 : 0)),
    ),
    asked: Array(COUNT).fill(digit!),
  }),
  draw(_, { width, height }, { pixels, size }) {
    const columns = width / height > 2 ? 6 : 4;
    const rows = COUNT / columns;
    const cell = Math.min(width / columns, height / rows);
    const [left, top] = [(width - columns * cell) / 2, (height - rows * cell) / 2];
    return Array.from({ length: COUNT }, (_, i) => {
      const x = left + (i % columns) * cell + 4;
      const y = top + Math.floor(i / columns) * cell + 4;
      return `<image class="picture" x="${x.toFixed(1)}" y="${y.toFixed(1)}" width="${(cell - 8).toFixed(1)}" height="${(cell - 8).toFixed(1)}" href="${pictureHref(pixels, size, i)}"/>`;
    }).join("");
  },
  say: ({ digit }) =>
    `Twelve times “${digit}”, of twelve noise vectors. Another digit of the same noise keeps much of its slant and stroke.`,
};
