import { definePreset } from "../preset.ts";
import { scaled } from "../width.ts";
import { dense } from "./dense.ts";
import { type HiddenNoiseOptions, withHiddenNoise } from "./hidden-noise.ts";

/** What may differ from the paper's fully connected CIFAR-10 generator. */
export interface Cifar10GeneratorOptions extends HiddenNoiseOptions {
  /** Numbers in one noise vector. @default 100 */
  readonly noiseSize?: number;
  /** Scales the hidden layers, for small machines. @default 1 */
  readonly width?: number;
  /** Numbers in one example. @default 3072, CIFAR-10's 32 × 32 × 3 */
  readonly exampleSize?: number;
}

/**
 * The generator of the paper's fully connected CIFAR-10 experiment: noise to contrast-normalized pixels.
 *
 *     100 → relu 8000 → sigmoid 8000 → linear 3072        89,395,072 parameters
 *
 * The output weights start ten times as wide as the others, as U(−.5, .5).
 *
 * @see Goodfellow et al., "Generative Adversarial Nets", 2014, section 5, and the authors' `cifar10_fully_connected.yaml`.
 */
export const cifar10Generator = definePreset(
  "cifar10-generator",
  "generator",
  ({ noiseSize = 100, width = 1, exampleSize = 3072, ...noise }: Cifar10GeneratorOptions, rng) => {
    const units = scaled(8000, width);
    const start = { range: 0.05 };
    const stack = [
      dense(rng, { name: "h0", units, activation: "relu", start }),
      dense(rng, { name: "h1", units, activation: "sigmoid", start }),
      dense(rng, { name: "y", units: exampleSize, activation: "linear", start: { range: 0.5 } }),
    ];
    return { inputShape: [noiseSize], layers: withHiddenNoise(stack, noise) };
  },
);
