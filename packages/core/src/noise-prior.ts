import { type Stream, uploadArray } from "@gan/spec";
import { backend, type Tensor2D, tensor2d } from "@tensorflow/tfjs-core";

/** p_z: where the generator's noise comes from. */
export interface NoisePrior {
  readonly name: string;
  /** How its numbers are distributed, in words, such as `uniform in [-√3, √3)`. */
  readonly description?: string;
  /** Numbers in one noise vector. */
  readonly noiseSize: number;
  /** Each number's density, up to a factor, and the interval that holds all of it, or all but a few in a thousand. */
  readonly marginal?: {
    readonly support: readonly [low: number, high: number];
    density(z: number): number;
  };
  /** Draws noise on the host, `[count, noiseSize]` row after row. */
  draw(count: number, stream: Stream): Float32Array;
}

/**
 * Uniform noise.
 *
 * @param noiseSize - Numbers in one noise vector; 100 in the paper's experiments.
 * @param bound - Noise lies in `[-bound, bound)`. @default √3, which gives unit variance
 */
export function uniformPrior(noiseSize: number, bound = Math.sqrt(3)): NoisePrior {
  const end = bound === Math.sqrt(3) ? "√3" : `${bound}`;
  return {
    name: "uniform",
    description: `uniform in [-${end}, ${end})`,
    noiseSize,
    marginal: { support: [-bound, bound], density: () => 1 },
    draw: (count, stream) => stream.fillUniform(new Float32Array(count * noiseSize), -bound, bound),
  };
}

/**
 * Normal noise N(0, deviation² I).
 *
 * @param noiseSize - Numbers in one noise vector.
 * @param deviation - Of each number. @default 1
 */
export function gaussianPrior(noiseSize: number, deviation = 1): NoisePrior {
  return {
    name: deviation === 1 ? "gaussian" : `gaussian ${deviation}`,
    description: `normal, mean 0 and variance ${deviation ** 2}`,
    noiseSize,
    marginal: {
      support: [-3 * deviation, 3 * deviation],
      density: (z) => Math.exp(-((z / deviation) ** 2) / 2),
    },
    draw: (count, stream) => stream.fillNormal(new Float32Array(count * noiseSize), 0, deviation),
  };
}

/**
 * Draws noise as a tensor, `[count, noiseSize]`. The caller owns it.
 *
 * @param skipped - Rows of the stream before the first. @default 0
 */
export function sampleNoise(
  prior: NoisePrior,
  count: number,
  stream: Stream,
  skipped = 0,
): Tensor2D {
  const noise = uploadArray(backend(), count * prior.noiseSize);
  stream.fill(noise, (out, from) => {
    if (skipped > 0) prior.draw(skipped, from);
    out.set(prior.draw(count, from));
  });
  return tensor2d(noise, [count, prior.noiseSize]);
}
