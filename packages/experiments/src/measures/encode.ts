import { decode, evaluatePlayer, type Game } from "@gan/core";
import { type Dataset, datasetFromFloats, readRows } from "@gan/spec";

/** What E gives of each example: the noise that it infers, and the code behind that. */
export async function encode(
  game: Game,
  examples: Dataset,
): Promise<{ readonly noise: Dataset; readonly code: Dataset }> {
  const encoder = game.players.encoder!;
  const { outputSize } = encoder.network;
  const { noiseSize } = game.prior;
  const values = await evaluatePlayer(encoder, readRows(examples, 0, examples.size));
  const { labels } = examples;
  const columns = (what: string, from: number, to: number) => {
    const own = new Float32Array(examples.size * (to - from));
    for (let i = 0; i < examples.size; i++) {
      own.set(values.subarray(i * outputSize + from, i * outputSize + to), i * (to - from));
    }
    return datasetFromFloats({
      ...{ name: `${what}(${examples.name})`, exampleShape: [to - from], values: own },
      ...(labels && { labels }),
    });
  };
  return {
    noise: columns("E", 0, noiseSize),
    code: columns("code", noiseSize, outputSize),
  };
}

/** G(E(x)) of each example. */
export async function reconstruct(game: Game, examples: Dataset): Promise<Dataset> {
  const { noise } = await encode(game, examples);
  return decode(game, readRows(noise, 0, noise.size), { name: `G(E(${examples.name}))` });
}
