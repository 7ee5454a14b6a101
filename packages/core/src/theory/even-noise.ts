import type { NoisePrior } from "../noise-prior.ts";

/** Evenly spaced noise on the line that stands for the whole of p_z, without the noise of drawing. */
export interface EvenNoise {
  /** Nearly all of p_z lies here. */
  readonly range: readonly [low: number, high: number];
  readonly z: Float32Array;
  /** What p_z gives each, up to a factor. */
  readonly weights: Float64Array;
}

/** Spaces noise evenly where p_z has its mass: U(−√3, √3) or N(0, 1). */
export function evenNoise({ name }: Pick<NoisePrior, "name">, count: number): EvenNoise {
  const isUniform = name === "uniform";
  const bound = isUniform ? Math.sqrt(3) : 3;
  const z = Float32Array.from({ length: count }, (_, i) => bound * ((2 * i + 1) / count - 1));
  const weights = Float64Array.from(z, (each) => (isUniform ? 1 : Math.exp((-each * each) / 2)));
  return { range: [-bound, bound], z, weights };
}
