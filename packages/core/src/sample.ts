import { assertPositiveInteger, type Dataset, exampleSize, InvalidOptionError } from "@gan/spec";
import { tensor2d, tidy } from "@tensorflow/tfjs-core";
import type { Game } from "./game.ts";
import { generate } from "./generate.ts";

/** Rows decoded at once: bounds memory, and gives the event loop its turn in between. */
const BLOCK = 500;

/** Which of the fair draws to take. */
export interface SampleOptions {
  /** Name of the stream the noise is drawn from; another name gives other samples. @default "samples" */
  readonly stream?: string;
}

/**
 * Draws examples from p_g: fair draws, not chosen, not clipped.
 *
 * @param game - Its generator is applied without training noise; nothing changes.
 * @param count - Number of examples.
 * @returns The samples as a data set: whatever takes data takes samples.
 */
export async function sample(
  game: Game,
  count: number,
  { stream = "samples" }: SampleOptions = {},
): Promise<Dataset> {
  assertPositiveInteger("count", count);
  return decode(game, game.prior.draw(count, game.rng.stream(stream)), `${stream} of G`);
}

/**
 * Decodes noise vectors with G, with its mean weights where its rule keeps them.
 *
 * @param noise - `[count, noiseSize]`, row after row.
 * @returns `G(z)` for each row, as a data set.
 */
export async function decode(game: Game, noise: Float32Array, name = "G(z)"): Promise<Dataset> {
  const { prior, exampleShape, range } = game;
  const count = noise.length / prior.noiseSize;
  const size = exampleSize(game);
  const values = new Float32Array(count * size);
  for (let from = 0; from < count; from += BLOCK) {
    const rows = Math.min(BLOCK, count - from);
    const z = noise.slice(from * prior.noiseSize, (from + rows) * prior.noiseSize);
    const examples = tidy(() => generate(game, tensor2d(z, [rows, prior.noiseSize])));
    values.set(await examples.data().finally(() => examples.dispose()), from * size);
    await new Promise<void>((resolve) => setTimeout(resolve));
  }
  return {
    ...{ name, size: count, exampleShape, range },
    read(indices, out) {
      for (let i = 0; i < indices.length; i++) {
        const index = indices[i]!;
        if (!(Number.isInteger(index) && index >= 0 && index < count)) {
          throw new InvalidOptionError("indices", index, `a whole number from 0 to ${count - 1}`);
        }
        out.set(values.subarray(index * size, (index + 1) * size), i * size);
      }
    },
  };
}
