/** d log(σ √(2π)): the logarithm of what a Gaussian window of d dimensions integrates to, in nats. */
export function windowNormalizer(dimensions: number, bandwidth: number): number {
  return dimensions * (Math.log(bandwidth) + 0.5 * Math.log(2 * Math.PI));
}
