import { layers } from "@tensorflow/tfjs-layers";
import { uniform } from "../initializers.ts";
import { definePreset } from "../preset.ts";
import { scaled } from "../width.ts";
import { centered } from "./centered.ts";
import { doublings } from "./doublings.ts";
import type { PictureOptions } from "./picture-options.ts";

/** Weights start as U(−range, range) of the paper's standard deviation, 0.02. */
export const DCGAN_RANGE = 0.02 * Math.sqrt(3);

/**
 * The discriminator of DCGAN: pixels in `[0, 1]` to a logit, each step a convolution that halves the side.
 *
 *     64 × 64 × 3 → 32 × 32 × 64 → 16 × 16 × 128 → 8 × 8 × 256 → 4 × 4 × 512 → linear 1        2,765,633 parameters
 *
 * Leaky relu of slope 0.2 follows each step, and batch normalization each but the first. By default 512 channels at the smallest image.
 *
 * @throws {InvalidOptionError} When `side` is not 4 to 7, doubled several times.
 * @see Radford, Metz and Chintala, "Unsupervised Representation Learning with Deep Convolutional Generative Adversarial Networks",
 * 2016, section 3.
 */
export const dcganDiscriminator = definePreset(
  "dcgan-discriminator",
  "discriminator",
  ({ side = 64, colors = 3, channels = 512, width = 1 }: PictureOptions, rng) => {
    const { times } = doublings(side);
    const kernel = (name: string) => uniform(DCGAN_RANGE, rng.stream(`${name}/kernel`));
    const halved = Array.from({ length: times }, (_, i) => {
      const name = `h${i}`;
      return [
        layers.conv2d({
          ...{ name, kernelSize: 4, strides: 2, padding: "same", useBias: i === 0 },
          filters: scaled(channels / 2 ** (times - 1 - i), width),
          kernelInitializer: kernel(name),
        }),
        ...(i === 0
          ? []
          : [layers.batchNormalization({ name: `${name}-norm`, momentum: 0.9, epsilon: 1e-5 })]),
        layers.leakyReLU({ name: `${name}-relu`, alpha: 0.2 }),
      ];
    });
    return {
      inputShape: [side, side, colors],
      layers: [
        centered(),
        ...halved.flat(),
        layers.flatten({ name: "flat" }),
        layers.dense({ name: "y", units: 1, kernelInitializer: kernel("y") }),
      ],
    };
  },
);
