import { sample } from "@gan/core";
import { nearestNeighbors } from "@gan/metrics";
import { figure2, formatFixed, picturePlate } from "@gan/report";
import { assertPictures } from "../pictures.ts";
import type { LoadedRun } from "../with-run.ts";
import { describeRun, runNumbers } from "./describe-run.ts";
import type { DrawnFigure } from "./drawn-figure.ts";

const rows = 4;
const draws = 5;

/** Figure 2 of a run: fair draws, and beside each row the training example nearest to its last sample. */
export async function drawFigure2(loaded: LoadedRun): Promise<DrawnFigure> {
  const { game, data } = loaded;
  assertPictures(game);
  const train = await data.load("train");
  const samples = await sample(game, rows * draws);
  const { image, neighbors, divisor } = figure2(samples, train, {
    ...{ nearest: nearestNeighbors, rows, draws },
  });
  const distances = neighbors.map(({ distance }) => formatFixed(distance, 1)).join(", ");
  const summary = `distances to the nearest training examples are ${distances}`;
  const scaling = divisor
    ? ` Samples and neighbors are divided by the largest |value| of the samples, ${formatFixed(divisor, 2)}, and [−1, 1] is shown from black to white.`
    : "";
  const caption = `${describeRun(loaded)}. Fair random draws, none is picked. Framed: the training example nearest to the sample on its left; from the top, the (Euclidean) ${summary}.${scaling}`;
  return {
    svg: picturePlate(image, {
      title: "Figure 2: samples of G",
      description: `${rows} rows of ${draws} samples, each with the nearest training example of the last.`,
      headings: ["fair draws from G", "nearest training example"],
      caption,
    }),
    numbers: {
      figure: "figure 2",
      ...runNumbers(loaded),
      rows,
      draws,
      ...(divisor !== undefined && { divisor }),
      neighbors: neighbors.map(({ index, distance }, row) => ({
        ...{ row, sample: (row + 1) * draws - 1, trainingExample: index, distance },
      })),
    },
    summary,
  };
}
