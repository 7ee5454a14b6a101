import { decode, type Game, judge } from "@gan/core";
import { assertPositiveInteger, assertWithin, type Dataset } from "@gan/spec";

/** How samples are chosen. */
export interface RejectionOptions {
  /** Name of the streams of noise and of chance. @default "selection" */
  readonly stream?: string;
  /**
   * Which quantile of D's odds stands for their maximum: samples beyond it are always taken. 1 lets one lucky sample decide
   * how many of the others are thrown away.
   *
   * @default 0.999
   */
  readonly quantile?: number;
}

/** Candidates that are judged at once. */
const BLOCK = 10_000;
/** Blocks of candidates that are drawn at most: two million, of which D lets two thousand through at the least. */
const MOST_BLOCKS = 200;

/**
 * Draws samples of G and keeps each with a probability in proportion to D's odds.
 *
 *     keep G(z) with probability min(1, odds(G(z)) / M),  odds = D / (1 - D) = e^logit,  M a high quantile of the odds
 *
 * Where D is at its optimum for this G, D / (1 - D) = p_data / p_g, and what is kept is distributed as the data.
 *
 * @param game - Without a condition. Nothing changes.
 * @returns `count` samples, or fewer where D throws nearly all away; which of them were kept depends on the seed alone.
 * @see Goodfellow et al., "Generative Adversarial Nets", 2014, Proposition 1; Azadi et al., "Discriminator Rejection Sampling", 2019.
 */
export async function selectByRejection(
  game: Game,
  count: number,
  { stream = "selection", quantile = 0.999 }: RejectionOptions = {},
): Promise<Dataset> {
  assertPositiveInteger("count", count);
  assertWithin("quantile", quantile, 0, 1);
  const { prior, rng } = game;
  const examine = judge(game);
  const chance = rng.stream(`${stream}/chance`);
  const noise = rng.stream(stream);
  const noises: Float32Array[] = [];
  let most: number | undefined;
  let [kept, blocks] = [0, 0];
  while (kept < count && blocks < MOST_BLOCKS) {
    const drawn = prior.draw(BLOCK, noise);
    const logits = await examine(await decode(game, drawn));
    most ??= quantileOf(logits, quantile);
    for (let i = 0; i < BLOCK && kept < count; i++) {
      if (chance.next() >= Math.exp(logits[i]! - most)) continue;
      noises.push(drawn.subarray(i * prior.noiseSize, (i + 1) * prior.noiseSize));
      kept++;
    }
    blocks++;
  }
  const chosen = new Float32Array(kept * prior.noiseSize);
  for (const [i, z] of noises.entries()) chosen.set(z, i * prior.noiseSize);
  return decode(game, chosen, { name: "samples of G that D kept" });
}

function quantileOf(values: Float32Array, quantile: number): number {
  const sorted = values.toSorted();
  return sorted[Math.min(values.length - 1, Math.floor(quantile * values.length))]!;
}
