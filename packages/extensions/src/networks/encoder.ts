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
  /** Scales every hidden layer, for small machines. @default 1 */
  readonly width?: number;
}

/**
 * A generator turned round: an example to the noise it may come from.
 *
 *     784 → relu 1200 → relu 1200 → linear 100        2,503,300 parameters
 *
 * @see Goodfellow et al., "Generative Adversarial Nets", 2014, section 7, 2.
 */
export const encoder = definePreset(
  "encoder",
  "encoder",
  (
    { exampleSize = 784, noiseSize = 100, hiddenSizes = [1200, 1200], width = 1 }: EncoderOptions,
    rng,
  ) => {
    const sizes = hiddenSizes.map((size) => scaled(size, width));
    const dense = (name: string, units: number, inputs: number, activation: "relu" | "linear") =>
      layers.dense({
        ...{ name, units, activation },
        kernelInitializer: uniform(Math.sqrt(6 / inputs), rng.stream(`${name}/kernel`)),
      });
    const hidden = sizes.map((size, i) =>
      dense(`h${i}`, size, [exampleSize, ...sizes][i]!, "relu"),
    );
    const code = dense("y", noiseSize, [exampleSize, ...sizes].at(-1)!, "linear");
    return { inputShape: [exampleSize], layers: [...hidden, code] };
  },
);
