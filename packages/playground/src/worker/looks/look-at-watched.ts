import { decode, evaluateNetwork } from "@gan/core";
import { datasetFromFloats, exampleSize, readRows } from "@gan/spec";
import { tensor2d, tidy } from "@tensorflow/tfjs-core";
import type { PictureChoice, Watched, Watching } from "../../protocol.ts";
import type { OpenGame } from "../open-game.ts";
import { answersTo } from "./answers-to.ts";
import { picturesOf, SAMPLES } from "./look-at-pictures.ts";
import { noiseOf } from "./look-at-plane.ts";
import { noisePlane } from "./noise-plane.ts";
import { normsOf } from "./norms-of.ts";
import { shownExamples } from "./shown-examples.ts";
import { slopeOfAnswer } from "./slope-of-answer.ts";

/** Tiles of the map, and lines of the grid, in each direction. */
const TILES = 10;
const LINES = 21;

/** Looks at what the page watches of a game; nothing changes. */
export async function lookAtWatched(
  open: OpenGame,
  watching: Watching,
  epoch = 1,
): Promise<Watched> {
  const { game, train, settings, experiment } = open;
  const { view } = experiment;
  const { map, grid, slope, norms } = watching;
  const { iteration } = game;
  return {
    ...(view === "pictures" && map && { map: await mapOf(open) }),
    ...(view === "plane" && grid && { grid: await gridOf(open) }),
    ...(view === "pictures" && slope && { slope: await slopeAt(open, slope) }),
    ...(norms && {
      norms: { iteration, epoch, values: { ...(await normsOf(game, train, settings.batchSize)) } },
    }),
  };
}

async function mapOf({ game }: OpenGame): Promise<NonNullable<Watched["map"]>> {
  const { noise, extent } = noisePlane(game, TILES);
  return { pictures: picturesOf(await decode(game, noise)), side: TILES, extent };
}

async function gridOf({ game }: OpenGame): Promise<NonNullable<Watched["grid"]>> {
  const { noise } = noisePlane(game, LINES);
  const z = () => tensor2d(noise, [LINES ** 2, game.prior.noiseSize]);
  // As the figure draws its points: by the weights that are trained, not by their mean.
  const points = tidy(() => evaluateNetwork(game.generator.network, z()));
  const values = await points.data().finally(() => points.dispose());
  return { side: LINES, points: Float32Array.from(values) };
}

async function slopeAt(open: OpenGame, of: PictureChoice): Promise<NonNullable<Watched["slope"]>> {
  const values = await valuesOf(open, of);
  const { game } = open;
  const { exampleShape, range } = game;
  const one = datasetFromFloats({ name: "watched", exampleShape, range, values });
  const [answer = 0] = await answersTo(game, one);
  return { of, picture: picturesOf(one), answer, slope: await slopeOfAnswer(game, values) };
}

/** One picture of the page, as numbers. */
async function valuesOf(
  { game, train, experiment }: OpenGame,
  { of, index }: PictureChoice,
): Promise<Float32Array> {
  if (of === "samples") {
    const { noiseSize } = game.prior;
    const z = noiseOf(game, SAMPLES).slice(index * noiseSize, (index + 1) * noiseSize);
    return readRows(await decode(game, z));
  }
  const shown = shownExamples(train, experiment.view);
  const values = new Float32Array(exampleSize(train));
  train.read([shown[Math.min(index, shown.length - 1)]!], values);
  return values;
}
