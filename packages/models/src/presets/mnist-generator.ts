import { definePreset } from "../preset.ts";
import { scaled } from "../width.ts";
import { dense } from "./dense.ts";
import { type HiddenNoiseOptions, withHiddenNoise } from "./hidden-noise.ts";

/** What may differ from the paper's MNIST generator. */
export interface MnistGeneratorOptions extends HiddenNoiseOptions {
  /** Numbers in one noise vector. @default 100 */
  readonly noiseSize?: number;
  /** Units of the hidden layers. @default [1200, 1200] */
  readonly hiddenSizes?: readonly number[];
  /** Scales every hidden layer, for small machines. @default 1 */
  readonly width?: number;
  /** Numbers in one example. @default 784, MNIST's 28 × 28 */
  readonly exampleSize?: number;
  /** Weights start as U(−range, range). @default 0.05 */
  readonly range?: number;
  /** First values of the output layer's bias: the logits of the data's mean. @default zeros */
  readonly outputBias?: ArrayLike<number>;
}

/**
 * The generator of the paper's MNIST experiment: noise to pixels in `[0, 1]`.
 *
 *     100 → relu 1200 → relu 1200 → sigmoid 784        2,503,984 parameters
 *
 * Weights are called `h0/kernel`, `h0/bias`, …, `y/kernel`, `y/bias`.
 *
 * @throws {ShapeMismatchError} When `outputBias` does not hold `exampleSize` numbers.
 * @see Goodfellow et al., "Generative Adversarial Nets", 2014, section 5, and the authors' `mnist.yaml`.
 */
export const mnistGenerator = definePreset(
  "mnist-generator",
  "generator",
  (
    {
      noiseSize = 100,
      hiddenSizes = [1200, 1200],
      width = 1,
      exampleSize = 784,
      range = 0.05,
      outputBias,
      ...noise
    }: MnistGeneratorOptions,
    rng,
  ) => {
    const start = { range };
    const hidden = hiddenSizes.map((size, i) =>
      dense(rng, { name: `h${i}`, units: scaled(size, width), activation: "relu", start }),
    );
    const pixels = dense(rng, {
      name: "y",
      units: exampleSize,
      activation: "sigmoid",
      start,
      bias: outputBias,
    });
    return { inputShape: [noiseSize], layers: withHiddenNoise([...hidden, pixels], noise) };
  },
);
