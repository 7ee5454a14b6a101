import { tensor2d, tidy } from "@tensorflow/tfjs-core";
import { discriminate } from "../discriminate.ts";
import { evaluateRows } from "../evaluate-network.ts";
import type { Game } from "../game.ts";
import { jensenShannon } from "./divergence.ts";
import { evenNoise } from "./even-noise.ts";
import type { Grid } from "./grid.ts";
import { optimalDiscriminator } from "./optimal-discriminator.ts";
import { smoothedDensity } from "./smoothed-density.ts";

/** Noise that p_g is computed of. */
const COUNT = 4_000;

/** A game on the line as Figure 1 shows it. Functions are their values on the grid. */
export interface LineMoment {
  readonly pG: Float64Array;
  readonly discriminator: Float64Array;
  /** D* of p_data and this p_g. */
  readonly optimal: Float64Array;
  /** JSD(p_data ‖ p_g) of these densities, in nats. */
  readonly divergence: number;
  /** Where G sends evenly spaced z. */
  readonly arrows: readonly { readonly z: number; readonly x: number }[];
  /** Nearly all of p_z lies here. */
  readonly noiseRange: readonly [low: number, high: number];
}

/** Where a game on the line is looked at, and with what in mind. */
export interface LineMomentOptions {
  readonly grid: Grid;
  /** On the grid. */
  readonly pData: Float64Array;
  /** Standard deviation of the Gaussian that p_g is smoothed with. */
  readonly deviation: number;
  /** Number of arrows. */
  readonly arrows: number;
  /** G of some noise. @default with the weights that D plays against, without dropout */
  readonly generate?: (z: Float32Array) => Promise<Float32Array>;
}

/** Looks at a game whose z and x are single numbers; nothing changes. */
export async function lineMoment(
  game: Game,
  {
    grid,
    pData,
    deviation,
    arrows: count,
    generate = (z) => evaluateRows(game.generator.network, z),
  }: LineMomentOptions,
): Promise<LineMoment> {
  const { range: noiseRange, z, weights } = evenNoise(game.prior, COUNT);
  const numbers = await generate(z);
  const pG = smoothedDensity({ numbers, weights }, deviation, grid);
  const from = evenNoise(game.prior, count).z;
  const to = await generate(from);
  return {
    pG,
    discriminator: await probabilitiesOn(grid, game),
    optimal: optimalDiscriminator(pData, pG),
    divergence: jensenShannon(
      pData,
      pG.map((value) => Math.max(value, 1e-300)),
      grid,
    ),
    arrows: Array.from(from, (each, i) => ({ z: each, x: to[i]! })),
    noiseRange,
  };
}

/** D(x) at each point of the grid. */
async function probabilitiesOn({ points }: Grid, game: Game): Promise<Float64Array> {
  const x = Float32Array.from(points);
  const probabilities = tidy(() => discriminate(game, tensor2d(x, [x.length, 1])));
  return Float64Array.from(await probabilities.data().finally(() => probabilities.dispose()));
}
