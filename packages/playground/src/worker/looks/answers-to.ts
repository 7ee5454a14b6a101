import { applyPlayer, discriminate, type Game } from "@gan/core";
import { type Dataset, exampleSize, readRows } from "@gan/spec";
import { tensor2d, tidy } from "@tensorflow/tfjs-core";

/** D(x) of each example, without dropout; D's score where its output is one. */
export async function answersTo(game: Game, examples: Dataset): Promise<Float32Array<ArrayBuffer>> {
  const { discriminator } = game;
  const answers = tidy(() => {
    const x = tensor2d(readRows(examples), [examples.size, exampleSize(examples)]);
    return discriminator.objective.isScore ? applyPlayer(discriminator, x) : discriminate(game, x);
  });
  return Float32Array.from(await answers.data().finally(() => answers.dispose()));
}
