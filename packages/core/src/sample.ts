import {
  assertPositiveInteger,
  type Dataset,
  datasetFromFloats,
  exampleSize,
  nextTurn,
  ShapeMismatchError,
} from "@gan/spec";
import { tensor2d, tidy } from "@tensorflow/tfjs-core";
import type { Game } from "./game.ts";
import { generate } from "./generate.ts";
import { rowsAtOnce } from "./rows-at-once.ts";

/** Rows decoded at once, where layers are small: bounds memory, and gives the event loop its turn in between. */
const BLOCK = 500;

/** Which of the fair draws to take. */
export interface SampleOptions {
  /** Name of the stream the noise is drawn from; another name gives other samples. @default "samples" */
  readonly stream?: string;
  /** c of each sample, `[count, condition.size]` row after row. @default conditions that the game's condition draws */
  readonly given?: Float32Array;
}

/** What decoded samples are called, and under which conditions they are decoded. */
export interface DecodeOptions {
  /** What the samples are called. @default "G(z)" */
  readonly name?: string;
  /** c of each sample, `[count, condition.size]` row after row, in a game with a condition. */
  readonly given?: Float32Array | undefined;
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
  { stream = "samples", given }: SampleOptions = {},
): Promise<Dataset> {
  assertPositiveInteger("count", count);
  const { prior, condition, rng } = game;
  return decode(game, prior.draw(count, rng.stream(stream)), {
    name: `${stream} of G`,
    given: given ?? condition?.draw?.(count, rng.stream(`${stream}/condition`)),
  });
}

/**
 * Decodes noise vectors with G, with its mean weights where it keeps them.
 *
 * @param noise - `[count, noiseSize]`, row after row.
 * @returns `G(z)` for each row, as a data set.
 * @throws {ShapeMismatchError} When there are more conditions, or fewer, than noise vectors.
 */
export async function decode(
  game: Game,
  noise: Float32Array,
  { name = "G(z)", given }: DecodeOptions = {},
): Promise<Dataset> {
  const { prior, exampleShape, range } = game;
  const count = noise.length / prior.noiseSize;
  const told = game.condition?.size ?? 0;
  assertGiven(given, count, told);
  const size = exampleSize(game);
  const values = new Float32Array(count * size);
  const most = rowsAtOnce(game.generator.network, BLOCK);
  for (let from = 0; from < count; from += most) {
    const rows = Math.min(most, count - from);
    const block = (values: Float32Array, width: number) =>
      tensor2d(values.slice(from * width, (from + rows) * width), [rows, width]);
    const examples = tidy(() =>
      generate(game, block(noise, prior.noiseSize), given && block(given, told)),
    );
    values.set(await examples.data().finally(() => examples.dispose()), from * size);
    await nextTurn();
  }
  const labels = given && game.condition?.labels?.(given);
  return datasetFromFloats({ name, exampleShape, values, range, ...(labels && { labels }) });
}

function assertGiven(given: Float32Array | undefined, count: number, told: number): void {
  const received = given?.length ?? 0;
  if (received === count * told) return;
  throw new ShapeMismatchError({
    argument: "given",
    expected: [count, told],
    received: [received],
    fix: "Give the condition of each sample, row after row: this game's cannot be drawn without examples.",
  });
}
