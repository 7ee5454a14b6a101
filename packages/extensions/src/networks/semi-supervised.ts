import { definePreset, fadingNoise, normal, scaled, uniform, weightNormDense } from "@gan/models";
import { layers } from "@tensorflow/tfjs-layers";

/** What may differ from the published networks for few labels. */
export interface SemiSupervisedOptions {
  /** Numbers in one example. @default 784, MNIST's 28 × 28 */
  readonly exampleSize?: number;
  /** Numbers in a noise vector, for G. @default 100 */
  readonly noiseSize?: number;
  /** Classes, one logit each, for D. @default 10 */
  readonly classes?: number;
  /** Scales every hidden layer, for small machines. @default 1 */
  readonly width?: number;
  /** Examples, one after another, by which D's layers start; the authors take 500. @default none: norms of 1 */
  readonly examples?: Float32Array;
  /** Whether the noise of D's layers can fade; see {@link fadeNoise}. @default false */
  readonly fades?: boolean;
}

/** Units of D's hidden layers. */
const hiddenSizes = [1000, 500, 250, 250, 250];

/**
 * D that names classes: 784 → 1000 → 500 → 250 → 250 → 250 → 10, relu, weight normalization, Gaussian noise before each layer
 * in training (deviation .3 on the pixels, .5 above). The last hidden layer follows the logits: D's features.
 *
 * @see Salimans et al., "Improved Techniques for Training GANs", 2016, section 5, and the authors' `train_mnist_feature_matching.py`.
 */
export const semiSupervisedDiscriminator = definePreset(
  "semi-supervised-discriminator",
  "discriminator",
  ({ exampleSize = 784, classes = 10, width = 1, examples, fades }: SemiSupervisedOptions, rng) => {
    const sizes = hiddenSizes.map((size) => scaled(size, width));
    const noise = (name: string, stddev: number) =>
      (fades ? fadingNoise : layers.gaussianNoise)({ name: `${name}-noise`, stddev });
    const dense = (name: string, units: number, isLast = false) =>
      weightNormDense({
        ...{ name, units, activation: isLast ? "linear" : "relu", isScaleTrained: isLast },
        kernelInitializer: normal(0.1, rng.stream(`${name}/kernel`)),
      });
    const hidden = sizes.flatMap((size, i) => [
      noise(`h${i}`, i === 0 ? 0.3 : 0.5),
      dense(`h${i}`, size),
    ]);
    return {
      inputShape: [exampleSize],
      layers: [...hidden, noise("y", 0.5), dense("y", classes, true)],
      features: `h${sizes.length - 1}`,
      ...(examples && { start: { values: examples, stream: rng.stream("start") } }),
    };
  },
);

/**
 * Its G: 100 → 500 → 500 → 784, softplus with batch normalization, sigmoid pixels with weight normalization.
 *
 * @see Salimans et al., "Improved Techniques for Training GANs", 2016, section 5, and the authors' `train_mnist_feature_matching.py`.
 */
export const semiSupervisedGenerator = definePreset(
  "semi-supervised-generator",
  "generator",
  ({ exampleSize = 784, noiseSize = 100, width = 1 }: SemiSupervisedOptions, rng) => {
    const sizes = [500, 500].map((size) => scaled(size, width));
    const start = (name: string, inputs: number, units: number) =>
      uniform(Math.sqrt(6 / (inputs + units)), rng.stream(`${name}/kernel`));
    const hidden = sizes.flatMap((units, i) => {
      const name = `h${i}`;
      const kernelInitializer = start(name, [noiseSize, ...sizes][i]!, units);
      return [
        layers.dense({ name, units, useBias: false, kernelInitializer }),
        layers.batchNormalization({ name: `${name}-norm` }),
        layers.activation({ name: `${name}-softplus`, activation: "softplus" }),
      ];
    });
    const pixels = weightNormDense({
      ...{ name: "y", units: exampleSize },
      kernelInitializer: start("y", sizes.at(-1)!, exampleSize),
    });
    const sigmoid = layers.activation({ name: "y-sigmoid", activation: "sigmoid" });
    return { inputShape: [noiseSize], layers: [...hidden, pixels, sigmoid] };
  },
);
