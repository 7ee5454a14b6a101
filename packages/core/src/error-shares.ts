import { type Dataset, exampleSize, readRows } from "@gan/spec";
import { tensor2d, tidy } from "@tensorflow/tfjs-core";
import type { Game } from "./game.ts";

/** Rows judged at once: bounds memory. */
const BLOCK = 500;

/** How often D is wrong; both are ½ when it cannot tell. */
export interface ErrorShares {
  /** Share of real examples that D takes for generated ones, D(x) < ½. */
  readonly falseNegatives: number;
  /** Share of generated examples that D takes for real, D(G(z)) > ½. */
  readonly falsePositives: number;
}

/** Counts D's mistakes on real and generated examples, without dropout. */
export async function errorShares(game: Game, real: Dataset, fake: Dataset): Promise<ErrorShares> {
  return {
    falseNegatives: await shareOf(game, real, (logit) => logit < 0),
    falsePositives: await shareOf(game, fake, (logit) => logit > 0),
  };
}

async function shareOf(
  { discriminator, rng }: Game,
  examples: Dataset,
  isMistake: (logit: number) => boolean,
): Promise<number> {
  const size = exampleSize(examples);
  let mistakes = 0;
  for (let from = 0; from < examples.size; from += BLOCK) {
    const rows = Math.min(BLOCK, examples.size - from);
    const values = readRows(examples, from, from + rows);
    const logits = tidy(() =>
      discriminator.network.apply(tensor2d(values, [rows, size]), {
        mode: "evaluate",
        stream: rng.stream("evaluate"),
      }),
    );
    const read = await logits.data().finally(() => logits.dispose());
    for (const logit of read) mistakes += Number(isMistake(logit));
  }
  return mistakes / examples.size;
}
