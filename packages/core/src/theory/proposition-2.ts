import { type Density, gaussian, mixture } from "./density.ts";
import { jensenShannon } from "./divergence.ts";
import { createGrid, densityOn, type Grid, integrate } from "./grid.ts";
import { optimalDiscriminator } from "./optimal-discriminator.ts";
import { virtualCriterion } from "./virtual-criterion.ts";

/** Both densities, and how p_g moves. */
export interface DensityGameOptions {
  /** @default a mean of N(−1.5, 0.6²) and N(1.5, 0.9²) */
  readonly data?: Density;
  /** p_g at first. @default N(0, 2²) */
  readonly start?: Density;
  readonly grid?: Grid;
  /** Turns of the outer loop. @default 200 */
  readonly iterations?: number;
  /** Size of an update of p_g, in (0, 1]. @default 0.1 */
  readonly stepSize?: number;
}

/** The game after some updates of p_g. */
export interface DensityGameState {
  /** Updates of p_g made. */
  readonly iteration: number;
  /** p_g on the grid. */
  readonly pG: Float64Array;
  /** D*, the best answer to this p_g. */
  readonly discriminator: Float64Array;
  /** C(G) in nats, falling to −log 4. */
  readonly criterion: number;
  /** JSD(p_data ‖ p_g) in nats, falling to 0. */
  readonly divergence: number;
}

/** A game in the space of densities, from its start to its end. */
export interface DensityGame {
  readonly grid: Grid;
  readonly pData: Float64Array;
  /** From the start, iteration 0, to the end. */
  readonly trajectory: readonly DensityGameState[];
}

/**
 * Algorithm 1 in the space of densities, where proposition 2 holds: D is let to reach its optimum, then p_g moves
 * a little down the gradient of V at that D, which is log(1 - D*(x)).
 *
 *     p_g ← p_g (1 - D*)^-η / Z = p_g^(1-η) (p_data + p_g)^η / Z
 *
 * The step is taken along the simplex of densities (gradient descent on log p_g, or mirror descent), so p_g stays
 * positive and of mass 1. C is convex in p_g, and p_g converges to p_data.
 *
 * @see Goodfellow et al., "Generative Adversarial Nets", 2014, proposition 2.
 */
export function playDensityGame({
  data = mixture(gaussian(-1.5, 0.6), gaussian(1.5, 0.9)),
  start = gaussian(0, 2),
  grid = createGrid(-6, 6, 240),
  iterations = 200,
  stepSize = 0.1,
}: DensityGameOptions = {}): DensityGame {
  const pData = densityOn(grid, data.at);
  let pG = densityOn(grid, start.at);
  const trajectory: DensityGameState[] = [];
  for (let iteration = 0; iteration <= iterations; iteration++) {
    const discriminator = optimalDiscriminator(pData, pG);
    const criterion = virtualCriterion(pData, pG, grid);
    const divergence = jensenShannon(pData, pG, grid);
    trajectory.push({ iteration, pG, discriminator, criterion, divergence });
    // 1 - D* is not formed: it would round to 0 where p_g is far smaller than p_data.
    const moved = pG.map((mass, i) => mass ** (1 - stepSize) * (pData[i]! + mass) ** stepSize);
    const total = integrate(moved, grid);
    pG = moved.map((mass) => mass / total);
  }
  return { grid, pData, trajectory };
}
