import { decode, type Game } from "@gan/core";
import { type Mask, showing } from "@gan/extensions";
import { createDataset, type Dataset, exampleSize } from "@gan/spec";

/** Masks for examples, from a stream of their own: equal names give equal masks. */
export function drawMasks(game: Game, examples: Dataset, mask: Mask, name: string): Float32Array {
  const size = exampleSize(examples);
  const drawn = new Float32Array(examples.size * size);
  const stream = game.rng.stream(`completion/masks/${name}`);
  for (let i = 0; i < examples.size; i++) mask(drawn.subarray(i * size, (i + 1) * size), stream);
  return drawn;
}

/** Examples whose hidden part G fills in, with the labels of the whole. */
export async function complete(
  game: Game,
  examples: Dataset,
  { masks, stream }: { readonly masks: Float32Array; readonly stream: string },
): Promise<Dataset> {
  const noise = game.prior.draw(examples.size, game.rng.stream(`completion/${stream}`));
  const completed = await decode(game, noise, { given: showing(examples, masks) });
  const { size, exampleShape, range } = completed;
  const { labels } = examples;
  const described = { name: "completions", size, exampleShape, range, ...(labels && { labels }) };
  return createDataset(described, (indices, out) => completed.read(indices, out));
}
