import { decode, evaluatePlayer, type Game } from "@gan/core";
import { type Dataset, datasetFromFloats, readRows } from "@gan/spec";

/** E(x) of each example, as a data set of noise vectors. */
export async function encode(game: Game, examples: Dataset): Promise<Dataset> {
  const encoder = game.players.encoder!;
  const { network } = encoder;
  const values = await evaluatePlayer(encoder, readRows(examples, 0, examples.size));
  const { labels } = examples;
  return datasetFromFloats({
    ...{ name: `E(${examples.name})`, exampleShape: [network.outputSize], values },
    ...(labels && { labels }),
  });
}

/** G(E(x)) of each example. */
export async function reconstruct(game: Game, examples: Dataset): Promise<Dataset> {
  const codes = await encode(game, examples);
  return decode(game, readRows(codes, 0, codes.size), { name: `G(E(${examples.name}))` });
}
