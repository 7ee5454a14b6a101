import { type Grid, integrate } from "./grid.ts";

/**
 * Kullback–Leibler divergence of densities on a grid, in nats; infinite where q misses mass of p.
 *
 *     KL(p ‖ q) = ∫ p(x) log(p(x) / q(x)) dx
 */
export function klDivergence(p: Float64Array, q: Float64Array, grid: Grid): number {
  return integrate(
    p.map((value, i) => (value === 0 ? 0 : value * Math.log(value / q[i]!))),
    grid,
  );
}

/**
 * Jensen–Shannon divergence of densities on a grid, in nats: 0 when they are equal, log 2 when they do not overlap.
 *
 *     JSD(p ‖ q) = ½ KL(p ‖ (p + q)/2) + ½ KL(q ‖ (p + q)/2)
 *
 * @see Goodfellow et al., "Generative Adversarial Nets", 2014, equation 6.
 */
export function jensenShannon(p: Float64Array, q: Float64Array, grid: Grid): number {
  const middle = p.map((value, i) => (value + q[i]!) / 2);
  return (klDivergence(p, middle, grid) + klDivergence(q, middle, grid)) / 2;
}
