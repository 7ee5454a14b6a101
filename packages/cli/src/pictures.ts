import { type Game, interpolate, sample } from "@gan/core";
import { nearestNeighbors } from "@gan/metrics";
import { encodePng, figure2, interpolationStrip, isPicture, sampleGrid } from "@gan/report";
import { type Dataset, InvalidOptionError } from "@gan/spec";
import { drawExamples } from "./draw-examples.ts";
import type { PointView } from "./point-picture.ts";
import { shownAs } from "./shown-as.ts";

/** Digits in a run's sample pictures. */
const grid = { rows: 8, columns: 16 };
/** Points in them. */
const POINTS = { plane: 1_000, line: 10_000 };

/**
 * A picture of samples on one fixed noise, or `undefined` where examples are neither pictures nor points.
 *
 * @param view - What points are drawn over.
 */
export async function fixedSamplesPng(
  game: Game,
  view: PointView,
): Promise<Uint8Array | undefined> {
  const kind = shownAs(game);
  if (kind === "row") return undefined;
  const count = kind === "picture" ? grid.rows * grid.columns : POINTS[kind];
  const samples = await sample(game, count, { stream: "samples/fixed" });
  // The page enlarges pictures by itself.
  const image = kind === "picture" ? sampleGrid(samples, grid) : drawExamples(samples, view);
  return image && encodePng(image);
}

/**
 * Figures 2 and 3 of the paper, drawn from a game.
 *
 * @param train - Where Figure 2 finds neighbors; without it there is Figure 3 alone.
 */
export async function paperFigures(
  game: Game,
  train: Dataset | undefined,
): Promise<{ figure2?: Uint8Array; figure3: Uint8Array } | undefined> {
  if (!isPicture(game)) return undefined;
  const samples = await sample(game, 20);
  const steps = 10;
  const strip = interpolationStrip(await interpolate(game, { columns: steps }), { steps });
  return {
    ...(train && {
      figure2: encodePng(figure2(samples, train, { nearest: nearestNeighbors }).image),
    }),
    figure3: encodePng(strip),
  };
}

/**
 * Checks that examples are pictures.
 *
 * @throws {InvalidOptionError} When they are not; it says what draws these.
 */
export function assertPictures(game: Game): void {
  if (isPicture(game)) return;
  throw new InvalidOptionError(
    "run",
    "one of points or numbers",
    "one of pictures",
    "`gan sample` draws points and writes numbers.",
  );
}
