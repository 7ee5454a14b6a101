import { decode, sample } from "@gan/core";
import { nearestNeighbors } from "@gan/metrics";
import { parzenEstimate } from "@gan/parzen";
import { encodeGif } from "@gan/report";
import type { Dataset } from "@gan/spec";
import type { RequestName, Requests } from "../protocol.ts";
import { picturesOf, SAMPLES } from "./looks/look-at-pictures.ts";
import { noiseOf } from "./looks/look-at-plane.ts";
import type { OpenGame } from "./open-game.ts";

type Answer<Name extends RequestName> = (
  open: OpenGame,
  args: Requests[Name]["args"],
  load: (split: "validation" | "test") => Promise<Dataset>,
) => Promise<Requests[Name]["reply"]> | Requests[Name]["reply"];

/** Answers to what only some visitors ask; this file and what it imports are loaded then. */
export const answers: {
  readonly [Name in Exclude<
    RequestName,
    "export" | "state" | "where" | "shelf" | "lesson"
  >]: Answer<Name>;
} = {
  async neighbors({ game, train }, { count }) {
    const samples = await decode(
      game,
      noiseOf(game, SAMPLES).slice(0, count * game.prior.noiseSize),
    );
    const found = nearestNeighbors(samples, train);
    return {
      samples: picturesOf(samples),
      neighbors: picturesOf(
        train,
        found.map(({ index }) => index),
      ),
      distances: found.map(({ distance }) => distance),
    };
  },

  async interpolate({ game }, { from, to, count }) {
    const [a, b] = [noiseAt(game, from), noiseAt(game, to)];
    const size = a.length;
    const noise = Float32Array.from({ length: count * size }, (_, i) => {
      const t = Math.floor(i / size) / (count - 1);
      return (1 - t) * a[i % size]! + t * b[i % size]!;
    });
    return picturesOf(await decode(game, noise));
  },

  async decode({ game }, { sample: which, sliders }) {
    const noise = noiseAt(game, which);
    noise.set(sliders);
    return picturesOf(await decode(game, noise));
  },

  noise: ({ game }, { sample: which, count }) => [...noiseAt(game, which).slice(0, count)],

  async parzen({ game, experiment: { evaluation } }, _, load) {
    const validation = await load("validation");
    const test = await load("test");
    const samples = await sample(game, evaluation.samples);
    const { bandwidth, logLikelihood } = await parzenEstimate({
      ...{ samples, validation, test },
      validationCount: Math.min(evaluation.validation, validation.size, 1_000),
    });
    const { mean, standardError } = logLikelihood;
    const { iteration } = game;
    const sizes = { samples: samples.size, examples: test.size };
    return { mean, standardError, bandwidth, ...sizes, iteration };
  },

  gif(_, { width, height, frames }) {
    const images = frames.map((pixels) => ({
      ...{ width, height, channels: 4 as const },
      pixels: new Uint8Array(pixels.buffer),
    }));
    return encodeGif(images, { frameDelay: 100 }) as Uint8Array<ArrayBuffer>;
  },
};

/** A copy of the noise of one sample on the page. */
function noiseAt(game: OpenGame["game"], which: number): Float32Array {
  const { noiseSize } = game.prior;
  return noiseOf(game, SAMPLES).slice(which * noiseSize, (which + 1) * noiseSize);
}
