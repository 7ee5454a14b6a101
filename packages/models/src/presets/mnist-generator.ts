import { layers } from "@tensorflow/tfjs-layers";
import { constant, given, uniform } from "../initializers.ts";
import { definePreset } from "../preset.ts";
import { scaled } from "../width.ts";

export interface MnistGeneratorOptions {
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
    }: MnistGeneratorOptions,
    rng,
  ) => {
    const kernel = (name: string) => uniform(range, rng.stream(`${name}/kernel`));
    const hidden = hiddenSizes.map((units, i) =>
      layers.dense({
        name: `h${i}`,
        units: scaled(units, width),
        activation: "relu",
        kernelInitializer: kernel(`h${i}`),
      }),
    );
    const pixels = layers.dense({
      name: "y",
      units: exampleSize,
      activation: "sigmoid",
      kernelInitializer: kernel("y"),
      biasInitializer: outputBias === undefined ? constant(0) : given(outputBias, "y/bias"),
    });
    return { inputShape: [noiseSize], layers: [...hidden, pixels] };
  },
);
