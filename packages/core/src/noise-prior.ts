import type { Stream } from "@gan/spec";
import { type Tensor2D, tensor2d } from "@tensorflow/tfjs-core";

/** p_z: where the generator's noise comes from. */
export interface NoisePrior {
  readonly name: string;
  /** Numbers in one noise vector. */
  readonly noiseSize: number;
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
  return {
    name: "uniform",
    noiseSize,
    draw: (count, stream) => stream.fillUniform(new Float32Array(count * noiseSize), -bound, bound),
  };
}

/** Standard normal noise N(0, I). */
export function gaussianPrior(noiseSize: number): NoisePrior {
  return {
    name: "gaussian",
    noiseSize,
    draw: (count, stream) => stream.fillNormal(new Float32Array(count * noiseSize)),
  };
}

/** Draws noise as a tensor, `[count, noiseSize]`. The caller owns it. */
export function sampleNoise(prior: NoisePrior, count: number, stream: Stream): Tensor2D {
  return tensor2d(prior.draw(count, stream), [count, prior.noiseSize]);
}
