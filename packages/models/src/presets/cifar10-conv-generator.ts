import { layers } from "@tensorflow/tfjs-layers";
import { deconv2d } from "../deconv.ts";
import { uniform } from "../initializers.ts";
import { definePreset } from "../preset.ts";
import { scaled } from "../width.ts";
import { dense } from "./dense.ts";
import { type HiddenNoiseOptions, withHiddenNoise } from "./hidden-noise.ts";

/** What may differ from the paper's convolutional generator. */
export interface Cifar10ConvGeneratorOptions extends HiddenNoiseOptions {
  /** Numbers in one noise vector. @default 100 */
  readonly noiseSize?: number;
  /** Scales the first layer and the channels of the 10 × 10 image, for small machines. @default 1 */
  readonly width?: number;
  /** Weights of the layers above the first, whose inputs `width` scales, start as U(−range, range). @default 0.05 */
  readonly range?: number;
}

/**
 * The generator of the paper's convolutional CIFAR-10 experiment: noise to contrast-normalized 32 × 32 × 3 pixels.
 *
 *     100 → relu 8000 → sigmoid 8000 → 10 × 10 × 80 → transposed conv 3, 5 × 5, stride 3        64,825,072 parameters
 *
 * The output has no nonlinearity, and a bias for every pixel and channel.
 *
 * @see Goodfellow et al., "Generative Adversarial Nets", 2014, section 5, and the authors' `cifar10_convolutional.yaml`.
 */
export const cifar10ConvGenerator = definePreset(
  "cifar10-conv-generator",
  "generator",
  ({ noiseSize = 100, width = 1, range = 0.05, ...noise }: Cifar10ConvGeneratorOptions, rng) => {
    const channels = scaled(80, width);
    const units = scaled(8000, width);
    const stack = [
      dense(rng, { name: "h0", units, activation: "relu", start: { range: 0.05 } }),
      dense(rng, {
        name: "h1",
        units: 10 * 10 * channels,
        activation: "sigmoid",
        start: { range },
      }),
      layers.reshape({ name: "h1-image", targetShape: [10, 10, channels] }),
      deconv2d({
        name: "y",
        channels: 3,
        kernelSize: 5,
        stride: 3,
        kernelInitializer: uniform(range, rng.stream("y/kernel")),
      }),
    ];
    return { inputShape: [noiseSize], layers: withHiddenNoise(stack, noise) };
  },
);
