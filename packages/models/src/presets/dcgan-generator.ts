import { layers } from "@tensorflow/tfjs-layers";
import { uniform } from "../initializers.ts";
import { definePreset } from "../preset.ts";
import { scaled } from "../width.ts";
import { DCGAN_RANGE } from "./dcgan-discriminator.ts";
import { doublings } from "./doublings.ts";
import type { PictureGeneratorOptions } from "./picture-options.ts";

/**
 * The generator of DCGAN: noise to pixels in `[0, 1]`, each step a transposed convolution that doubles the side.
 *
 *     100 → 4 × 4 × 1024 → 8 × 8 × 512 → 16 × 16 × 256 → 32 × 32 × 128 → 64 × 64 × 3        12,658,435 parameters
 *
 * Batch normalization and relu follow each step but the last, whose sigmoid is the paper's tanh on pixels from 0 to 1. By default 1024
 * channels at the smallest image.
 *
 * @throws {InvalidOptionError} When `side` is not 4 to 7, doubled several times.
 * @see Radford, Metz and Chintala, "Unsupervised Representation Learning with Deep Convolutional Generative Adversarial Networks",
 * 2016, figure 1 and section 3.
 */
export const dcganGenerator = definePreset(
  "dcgan-generator",
  "generator",
  (
    { side = 64, colors = 3, channels = 1024, width = 1, noiseSize = 100 }: PictureGeneratorOptions,
    rng,
  ) => {
    const { start, times } = doublings(side);
    const kernel = (name: string) => uniform(DCGAN_RANGE, rng.stream(`${name}/kernel`));
    const first = scaled(channels, width);
    const normalized = (name: string) => [
      layers.batchNormalization({ name: `${name}-norm`, momentum: 0.9, epsilon: 1e-5 }),
      layers.reLU({ name: `${name}-relu` }),
    ];
    const doubled = Array.from({ length: times }, (_, i) => {
      const name = i + 1 === times ? "y" : `h${i + 1}`;
      const isLast = name === "y";
      const layer = layers.conv2dTranspose({
        ...{ name, kernelSize: 4, strides: 2, padding: "same", useBias: isLast },
        filters: isLast ? colors : scaled(channels / 2 ** (i + 1), width),
        kernelInitializer: kernel(name),
        ...(isLast && { activation: "sigmoid" }),
      });
      return isLast ? [layer] : [layer, ...normalized(name)];
    });
    return {
      inputShape: [noiseSize],
      layers: [
        layers.dense({
          ...{ name: "h0", units: start * start * first, useBias: false },
          kernelInitializer: kernel("h0"),
        }),
        layers.reshape({ name: "h0-image", targetShape: [start, start, first] }),
        ...normalized("h0"),
        ...doubled.flat(),
      ],
    };
  },
);
