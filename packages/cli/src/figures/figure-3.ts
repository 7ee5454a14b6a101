import { interpolate } from "@gan/core";
import { formatFixed, interpolationStrip, picturePlate } from "@gan/report";
import { type Dataset, exampleSize, readRows } from "@gan/spec";
import { assertPictures } from "../pictures.ts";
import type { LoadedRun } from "../with-run.ts";
import { describeRun, runNumbers } from "./describe-run.ts";
import type { DrawnFigure } from "./drawn-figure.ts";

const rows = 5;
const columns = 10;

/** Figure 3 of a run: pictures along straight lines between noise vectors. */
export async function drawFigure3(loaded: LoadedRun): Promise<DrawnFigure> {
  assertPictures(loaded.game);
  const samples = await interpolate(loaded.game, { rows, columns });
  const lines = Array.from({ length: rows }, (_, row) => stepsAlong(samples, row));
  const largest = Math.max(...lines.map(({ largestShare }) => largestShare));
  const summary = `no step is longer than ${formatFixed(100 * largest, 0)} % of its row`;
  const caption = `${describeRun(loaded)}. Each row goes along a straight line between two noise vectors, in ${columns - 1} equal steps. Measured between pictures (Euclid), ${summary}; equal ones would be ${formatFixed(100 / (columns - 1), 0)} %.`;
  return {
    svg: picturePlate(interpolationStrip(samples, { steps: columns }), {
      title: "Figure 3: G((1 − t) z + t z′)",
      description: `${rows} rows of ${columns} samples along lines between noise vectors.`,
      headings: ["t = 0", "t = 1"],
      caption,
    }),
    numbers: { figure: "figure 3", ...runNumbers(loaded), rows, columns, lines },
    summary,
  };
}

/** How far each picture of a row lies from the one before it, by Euclid. */
function stepsAlong(samples: Dataset, row: number) {
  const size = exampleSize(samples);
  const values = readRows(samples, row * columns, (row + 1) * columns);
  const steps = Array.from({ length: columns - 1 }, (_, step) => {
    let squares = 0;
    for (let i = step * size; i < (step + 1) * size; i++)
      squares += (values[i + size]! - values[i]!) ** 2;
    return Math.sqrt(squares);
  });
  const length = steps.reduce((sum, step) => sum + step, 0);
  return { length, largestShare: length > 0 ? Math.max(...steps) / length : 0, steps };
}
