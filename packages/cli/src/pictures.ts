import { type Game, interpolate, type SampleOptions, sample } from "@gan/core";
import { nearestNeighbors } from "@gan/metrics";
import { encodePng, figure2, interpolationStrip, isPicture, sampleGrid } from "@gan/report";
import { type Dataset, exampleSize, InvalidOptionError } from "@gan/spec";
import { withCaveats } from "./caveats.ts";
import { pointPicture } from "./point-picture.ts";
import { answer, answerJson } from "./terminal.ts";
import type { LoadedRun } from "./with-run.ts";
import { writePicture } from "./write-picture.ts";

/** Digits in a run's sample pictures. */
const grid = { rows: 8, columns: 16 };

/** A picture of samples on one fixed noise, or `undefined` where examples are not pictures. */
export async function fixedSamplesPng(game: Game): Promise<Uint8Array | undefined> {
  if (!isPicture(game)) return undefined;
  const samples = await sample(game, grid.rows * grid.columns, { stream: "samples/fixed" });
  return encodePng(sampleGrid(samples, grid));
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

/** Draws samples of a run into one picture. */
export async function drawSamples(
  { run, stage, game, experiment, options, train }: LoadedRun,
  picture: string,
  { count, ...drawing }: SampleOptions & { readonly count: number },
): Promise<void> {
  if (!isPlane(game)) assertPictures(game);
  assertRoom("--count", count, game);
  const columns = Math.ceil(Math.sqrt(count));
  const samples = await sample(game, count, drawing);
  const image = isPlane(game)
    ? pointPicture(samples, experiment.modes)
    : sampleGrid(samples, { rows: Math.ceil(count / columns), columns });
  await writePicture(picture, image);
  answer(`${count} samples at ${picture}${withCaveats(options, train)}`);
  const iteration = stage.from + game.iteration;
  answerJson({ run: run.name, iteration, count, ...drawing, file: picture });
}

/** Draws lines between noise vectors of a run, decoded, into one picture. */
export async function drawInterpolations(
  { run, stage, game, options, train }: LoadedRun,
  picture: string,
  { rows, columns }: { readonly rows: number; readonly columns: number },
): Promise<void> {
  assertPictures(game);
  assertRoom("--rows times --columns", rows * columns, game);
  const lines = await interpolate(game, { rows, columns });
  await writePicture(picture, interpolationStrip(lines, { steps: columns }));
  answer(`${rows} interpolations at ${picture}${withCaveats(options, train)}`);
  const iteration = stage.from + game.iteration;
  answerJson({ run: run.name, iteration, rows, columns, file: picture });
}

/** Numbers in the pictures of one sheet: 400 MB of them. */
const MOST = 100_000_000;

/**
 * Checks that pictures fit on a sheet.
 *
 * @throws {InvalidOptionError} With the number that does, when they do not.
 */
function assertRoom(option: string, count: number, game: Game): void {
  const most = Math.floor(MOST / exampleSize(game));
  if (count <= most) return;
  const expected = `at most ${most.toLocaleString("en-US")} for pictures of ${game.exampleShape.join(" × ")}`;
  throw new InvalidOptionError(option, count, expected);
}

/** Whether examples are points of a plane. */
function isPlane({ exampleShape }: Pick<Game, "exampleShape">): boolean {
  return exampleShape.join() === "2";
}

/**
 * Checks that examples are pictures.
 *
 * @throws {InvalidOptionError} When they are points; it says what draws these.
 */
export function assertPictures(game: Game): void {
  if (isPicture(game)) return;
  const fix = isPlane(game)
    ? "`gan sample` draws points of a plane."
    : "`gan figure 1` draws a density on a line.";
  throw new InvalidOptionError("run", "one of points", "one of pictures", fix);
}
