import { type Grid, integrate } from "./grid.ts";

/**
 * The value function of the game, in nats.
 *
 *     V(D, G) = ∫ p_data(x) log D(x) + p_g(x) log(1 - D(x)) dx
 *
 * @param discriminator - D on the grid, from 0 to 1. A sure answer that is never wrong costs nothing: 0 log 0 = 0.
 * @see Goodfellow et al., "Generative Adversarial Nets", 2014, equations 1 and 3.
 */
export function gameValue(
  discriminator: Float64Array,
  pData: Float64Array,
  pG: Float64Array,
  grid: Grid,
): number {
  const term = (mass: number, answer: number) => (mass === 0 ? 0 : mass * Math.log(answer));
  return integrate(
    discriminator.map((d, i) => term(pData[i]!, d) + term(pG[i]!, 1 - d)),
    grid,
  );
}
