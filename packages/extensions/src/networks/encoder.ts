import { definePreset, scaled, uniform } from "@gan/models";
import { layers } from "@tensorflow/tfjs-layers";

/** What may differ from the usual encoder. */
export interface EncoderOptions {
  /** Numbers in one example. @default 784, MNIST's 28 × 28 */
  readonly exampleSize?: number;
  /** Numbers in a noise vector. @default 100 */
  readonly noiseSize?: number;
  /** Units of the hidden layers. @default [1200, 1200] */
  readonly hiddenSizes?: readonly number[];
  /**
   * Numbers of a code: a first, linear layer without biases, `code`, that all others see an example through. The code then follows
   * the noise in what E gives.
   *
   * @default none
   */
  readonly codeSize?: number;
  /** Scales every hidden layer, the code apart, for small machines. @default 1 */
  readonly width?: number;
}

/**
 * A generator turned round: an example to the noise it may come from.
 *
 *     784 → relu 1200 → relu 1200 → linear 100        2,503,300 parameters
 *
 * The columns of the code's weights begin as random directions of about length 1, nearly orthogonal, so a code is about as long as
 * its share of the example.
 *
 * @see Goodfellow et al., "Generative Adversarial Nets", 2014, section 7, 2.
 */
export const encoder = definePreset(
  "encoder",
  "encoder",
  (
    {
      exampleSize = 784,
      noiseSize = 100,
      hiddenSizes = [1200, 1200],
      codeSize,
      width = 1,
    }: EncoderOptions,
    rng,
  ) => {
    const sizes = hiddenSizes.map((size) => scaled(size, width));
    const inputs = [codeSize ?? exampleSize, ...sizes];
    const dense = (name: string, units: number, from: number, activation: "relu" | "linear") =>
      layers.dense({
        ...{ name, units, activation },
        kernelInitializer: uniform(Math.sqrt(6 / from), rng.stream(`${name}/kernel`)),
      });
    const hidden = sizes.map((size, i) => dense(`h${i}`, size, inputs[i]!, "relu"));
    const stack = [...hidden, dense("y", noiseSize, inputs.at(-1)!, "linear")];
    if (codeSize === undefined) return { inputShape: [exampleSize], layers: stack };
    const code = layers.dense({
      ...{ name: "code", units: codeSize, useBias: false },
      kernelInitializer: uniform(Math.sqrt(3 / exampleSize), rng.stream("code/kernel")),
    });
    return { inputShape: [exampleSize], layers: [code, ...stack], features: "code" };
  },
);
