import { InvalidOptionError } from "@gan/spec";
import type { NoisePrior } from "../noise-prior.ts";

/** Evenly spaced noise on the line that stands for the whole of p_z, without the noise of drawing. */
export interface EvenNoise {
  /** Nearly all of p_z lies here. */
  readonly range: readonly [low: number, high: number];
  readonly z: Float32Array;
  /** What p_z gives each, up to a factor. */
  readonly weights: Float64Array;
}

/**
 * Spaces noise evenly where p_z has its mass.
 *
 * @throws {InvalidOptionError} When the prior does not say where that is.
 */
export function evenNoise({ name, marginal }: NoisePrior, count: number): EvenNoise {
  if (marginal === undefined) {
    throw new InvalidOptionError("prior", name, "one that says what its `marginal` is");
  }
  const [low, high] = marginal.support;
  const at = (i: number) => (low + high) / 2 + ((high - low) / 2) * ((2 * i + 1) / count - 1);
  const z = Float32Array.from({ length: count }, (_, i) => at(i));
  return { range: marginal.support, z, weights: Float64Array.from(z, marginal.density) };
}
