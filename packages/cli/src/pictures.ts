import { type Game, interpolate, sample } from "@gan/core";
import { nearestNeighbors } from "@gan/metrics";
import { encodePng, figure2, interpolationStrip, isPicture, sampleGrid } from "@gan/report";
import type { Dataset } from "@gan/spec";

/** Digits in a run's sample pictures. */
const grid = { rows: 8, columns: 16 };

/** A picture of samples on one fixed noise, or `undefined` where examples are not pictures. */
export async function fixedSamplesPng(game: Game): Promise<Uint8Array | undefined> {
  if (!isPicture(game)) return undefined;
  const samples = await sample(game, grid.rows * grid.columns, { stream: "samples/fixed" });
  return encodePng(sampleGrid(samples, grid));
}

/** Figures 2 and 3 of the paper, drawn from a game. */
export async function paperFigures(
  game: Game,
  train: Dataset,
): Promise<{ figure2: Uint8Array; figure3: Uint8Array } | undefined> {
  if (!isPicture(game)) return undefined;
  const samples = await sample(game, 20);
  const steps = 10;
  const strip = interpolationStrip(await interpolate(game, { columns: steps }), { steps });
  return {
    figure2: encodePng(figure2(samples, train, { nearest: nearestNeighbors }).image),
    figure3: encodePng(strip),
  };
}
