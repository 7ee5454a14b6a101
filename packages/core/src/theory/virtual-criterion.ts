import { type Grid, integrate } from "./grid.ts";

/** C(G) where p_g = p_data, its least value. */
export const leastCriterion = -Math.log(4);

/**
 * The virtual training criterion: how well the best D does against G, in nats.
 *
 *     C(G) = max_D V(D, G) = V(D*, G)
 *          = ∫ p_data log(p_data / (p_data + p_g)) + p_g log(p_g / (p_data + p_g)) dx
 *
 * It lies between −log 4, where p_g = p_data, and 0, where the two do not overlap.
 *
 * @see Goodfellow et al., "Generative Adversarial Nets", 2014, equation 4.
 */
export function virtualCriterion(pData: Float64Array, pG: Float64Array, grid: Grid): number {
  const term = (mass: number, both: number) => (mass === 0 ? 0 : mass * Math.log(mass / both));
  return integrate(
    pData.map((p, i) => term(p, p + pG[i]!) + term(pG[i]!, p + pG[i]!)),
    grid,
  );
}
