import { assertPositiveInteger, type Dataset } from "@gan/spec";
import type { Game } from "./game.ts";
import { decode } from "./sample.ts";

/** How many lines there are between which noise vectors, and in how many steps. */
export interface InterpolateOptions {
  /** Pairs of noise vectors. @default 5 */
  readonly rows?: number;
  /** Images from one end to the other, both included; at least 2. @default 10 */
  readonly columns?: number;
  /** Name of the stream the ends are drawn from. @default "interpolation" */
  readonly stream?: string;
  /**
   * c of each example, `[rows * columns, condition.size]` row after row, in a game with a condition.
   *
   * @default one for each line, as the game's condition draws them
   */
  readonly given?: Float32Array | undefined;
}

/**
 * Examples along straight lines between coordinates in z space.
 *
 *     G((1 - t) z₁ + t z₂),  t from 0 to 1
 *
 * @returns `rows * columns` examples, row after row.
 * @see Goodfellow et al., "Generative Adversarial Nets", 2014, Figure 3.
 */
export async function interpolate(
  game: Game,
  { rows = 5, columns = 10, stream = "interpolation", given: asked }: InterpolateOptions = {},
): Promise<Dataset> {
  assertPositiveInteger("rows", rows);
  assertPositiveInteger("columns", columns - 1);
  const { noiseSize } = game.prior;
  const ends = game.prior.draw(2 * rows, game.rng.stream(stream));
  const noise = new Float32Array(rows * columns * noiseSize);
  for (let i = 0; i < noise.length; i++) {
    const row = Math.floor(i / (columns * noiseSize));
    const t = (Math.floor(i / noiseSize) % columns) / (columns - 1);
    const from = 2 * row * noiseSize + (i % noiseSize);
    noise[i] = (1 - t) * ends[from]! + t * ends[from + noiseSize]!;
  }
  const given = asked ?? conditionsOf(game, { rows, columns, stream });
  return decode(game, noise, { name: "interpolations of G", given });
}

/** One condition for each line. */
function conditionsOf(
  { condition, rng }: Pick<Game, "condition" | "rng">,
  { rows, columns, stream }: Required<Pick<InterpolateOptions, "rows" | "columns" | "stream">>,
): Float32Array | undefined {
  const each = condition?.draw?.(rows, rng.stream(`${stream}/condition`));
  if (each === undefined) return undefined;
  const size = each.length / rows;
  const given = new Float32Array(rows * columns * size);
  for (let i = 0; i < rows * columns; i++) {
    const row = Math.floor(i / columns);
    given.set(each.subarray(row * size, (row + 1) * size), i * size);
  }
  return given;
}
