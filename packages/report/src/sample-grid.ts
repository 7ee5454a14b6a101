import { assertPositiveInteger, assertWithin, type Dataset } from "@gan/spec";
import { createGrid, type GridLayout, paintCell } from "./grid.ts";
import type { Image } from "./image.ts";
import { pictureSize, readExamples } from "./pictures.ts";

/** How a grid of pictures is laid out. */
export interface SampleGridOptions {
  readonly rows: number;
  readonly columns: number;
  /** Which examples, row by row. @default the first ones */
  readonly indices?: ArrayLike<number>;
  /** Pixels around and between the examples, mid-gray, or white in color. @default 2 */
  readonly padding?: number;
}

/**
 * Lays examples out in a grid, row by row. The data set's range is shown from black to white and values
 * outside it are clamped; cells without an example stay empty.
 *
 * @param dataset - Pictures of shape `[height, width, 1]`, gray, or `[height, width, 3]`, in color.
 * @throws {ShapeMismatchError} When the examples are points.
 * @throws {InvalidOptionError} When a count is not a whole number.
 */
export function sampleGrid(
  dataset: Dataset,
  { rows, columns, indices, padding = 2 }: SampleGridOptions,
): Image {
  for (const [option, count] of Object.entries({ rows, columns })) {
    assertPositiveInteger(option, count);
  }
  assertWithin("padding", padding, 0, 1000);
  const cell = pictureSize(dataset);
  const layout: GridLayout = { rows, columns, cell, padding, channels: cell.channels };
  const grid = createGrid(layout);
  const available = indices ?? Array.from({ length: dataset.size }, (_, i) => i);
  const shown = Array.prototype.slice.call(available, 0, rows * columns) as number[];
  readExamples(dataset, shown).forEach((values, i) => {
    paintCell(grid, layout, [Math.floor(i / columns), i % columns], values, dataset.range);
  });
  return grid;
}
