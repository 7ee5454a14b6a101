import { decode } from "@gan/core";
import { type Dataset, exampleSize, readRows } from "@gan/spec";
import type { Pictures } from "../../protocol.ts";
import { answersTo } from "./answers-to.ts";
import type { Looker } from "./look.ts";
import { noiseOf } from "./look-at-plane.ts";

/** Samples on the page: eight rows of eight. */
export const SAMPLES = 64;

/** Looks at a game on pictures: what G makes of the same noise, as `gan sample` would draw it, and what D says of each. */
export const lookAtPictures: Looker = async (game) => {
  const samples = await decode(game, noiseOf(game, SAMPLES));
  const answers = await answersTo(game, samples);
  return { shown: { view: "pictures", ...picturesOf(samples), answers } };
};

/** Examples as RGBA bytes; the data set's range is shown from black to white. */
export function picturesOf(data: Dataset, indices?: ArrayLike<number>): Pictures {
  const [height = 1, width = 1, channels = 1] = data.exampleShape;
  const count = indices?.length ?? data.size;
  const values = indices ? new Float32Array(count * exampleSize(data)) : readRows(data);
  if (indices) data.read(indices, values);
  const [low, high] = data.range;
  const pixels = new Uint8ClampedArray(count * width * height * 4);
  for (let pixel = 0; pixel < pixels.length / 4; pixel++) {
    for (let channel = 0; channel < 3; channel++) {
      const value = values[pixel * channels + (channels === 3 ? channel : 0)]!;
      pixels[4 * pixel + channel] = (255 * (value - low)) / (high - low);
    }
    pixels[4 * pixel + 3] = 255;
  }
  return { width, height, pixels };
}
