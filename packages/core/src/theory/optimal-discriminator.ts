/**
 * D*, the best answer to a fixed G.
 *
 *     D*(x) = p_data(x) / (p_data(x) + p_g(x))
 *
 * Where neither density has mass D* is not defined; it is given as ½.
 *
 * @param pData - p_data on a grid.
 * @param pG - p_g on the same grid.
 * @see Goodfellow et al., "Generative Adversarial Nets", 2014, proposition 1, equation 2.
 */
export function optimalDiscriminator(pData: Float64Array, pG: Float64Array): Float64Array {
  return pData.map((p, i) => (p + pG[i]! > 0 ? p / (p + pG[i]!) : 0.5));
}
