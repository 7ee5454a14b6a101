import { assertPositiveInteger, type Dataset, InvalidOptionError, type Neighbor } from "@gan/spec";
import { createGrid, type GridLayout, paintCell } from "./grid.ts";
import type { Image } from "./image.ts";
import { pictureSize, readExamples } from "./pictures.ts";

const YELLOW = [255, 255, 0] as const;
const FRAME = 2;

/** How many samples Figure 2 shows, and how far apart. */
export interface Figure2Options {
  /** Finds the training example nearest to each of some samples, as `nearestNeighbors` of `@gan/metrics` does. */
  readonly nearest: (
    samples: Dataset,
    training: Dataset,
    indices: readonly number[],
  ) => readonly Neighbor[];
  /** @default 4 */
  readonly rows?: number;
  /** Samples in a row, before its neighbor. @default 5 */
  readonly draws?: number;
  /** Mid-gray pixels around and between the cells. @default 5 */
  readonly padding?: number;
}

/** Figure 2 as a picture, with the training examples it shows. */
export interface Figure2 {
  /** In color, since the frames are yellow. */
  readonly image: Image;
  /** The framed training example of each row. */
  readonly neighbors: readonly Neighbor[];
  /** What the values shown were divided by, where the range is symmetric around 0. */
  readonly divisor?: number;
}

/**
 * Figure 2: fair draws, and beside each row the training example nearest to its last sample, framed in
 * yellow, to show that the model has not memorized the training set.
 *
 * Where the range is symmetric around 0, as it is after contrast normalization, samples and neighbors
 * are divided by the largest |value| of the samples drawn; elsewhere the data set's own range is shown.
 *
 * @param samples - At least `rows * draws` pictures; the first ones are shown, none is picked.
 * @param training - What the model was trained on, in the same units.
 * @throws {InvalidOptionError} When there are too few samples.
 * @throws {ShapeMismatchError} When they are not pictures, or not of the training data's shape.
 * @see Goodfellow et al., "Generative Adversarial Nets", 2014, figure 2.
 */
export function figure2(
  samples: Dataset,
  training: Dataset,
  { nearest: find, rows = 4, draws = 5, padding = 5 }: Figure2Options,
): Figure2 {
  for (const [option, count] of Object.entries({ rows, draws, padding })) {
    assertPositiveInteger(option, count);
  }
  const cell = pictureSize(samples);
  if (samples.size < rows * draws) {
    throw new InvalidOptionError(
      "samples.size",
      samples.size,
      `at least ${rows * draws}`,
      "Draw more samples, or ask for fewer rows.",
    );
  }
  const drawn = readExamples(
    samples,
    Array.from({ length: rows * draws }, (_, i) => i),
  );
  const lastOfRow = Array.from({ length: rows }, (_, row) => (row + 1) * draws - 1);
  const neighbors = find(samples, training, lastOfRow);
  const nearest = readExamples(
    training,
    neighbors.map(({ index }) => index),
  );

  const layout: GridLayout = { rows, columns: draws + 1, cell, padding, channels: 3 };
  const image = createGrid(layout);
  const divisor = divisorOf(samples, drawn);
  const range = divisor === undefined ? samples.range : ([-divisor, divisor] as const);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < draws; column++) {
      paintCell(image, layout, [row, column], drawn[row * draws + column]!, range);
    }
    frameCell(image, layout, row, draws);
    paintCell(image, layout, [row, draws], nearest[row]!, range);
  }
  return { image, neighbors, ...(divisor !== undefined && { divisor }) };
}

/** The largest |value| drawn; `undefined` where the range is not symmetric, or nothing but 0 was drawn. */
function divisorOf(
  { range: [low, high] }: Dataset,
  drawn: readonly Float32Array[],
): number | undefined {
  if (low !== -high) return undefined;
  let largest = 0;
  for (const values of drawn) {
    for (const value of values) largest = Math.max(largest, Math.abs(value));
  }
  return largest > 0 ? largest : undefined;
}

/** Fills the cell and a border around it with yellow; the picture is painted over it. */
function frameCell(image: Image, { cell, padding }: GridLayout, row: number, column: number): void {
  const frame = Math.min(FRAME, padding);
  const top = padding + row * (cell.height + padding) - frame;
  const left = padding + column * (cell.width + padding) - frame;
  for (let y = top; y < top + cell.height + 2 * frame; y++) {
    for (let x = left; x < left + cell.width + 2 * frame; x++) {
      image.pixels.set(YELLOW, (y * image.width + x) * 3);
    }
  }
}
