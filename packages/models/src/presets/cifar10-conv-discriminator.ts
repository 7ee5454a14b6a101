import { layers } from "@tensorflow/tfjs-layers";
import { uniform } from "../initializers.ts";
import { maxPoolCeil2d } from "../max-pool-layer.ts";
import { maxoutConv2d } from "../maxout-conv.ts";
import { maxoutDense } from "../maxout-dense.ts";
import { definePreset } from "../preset.ts";
import { scaled } from "../width.ts";

/** What may differ from the paper's convolutional discriminator. */
export interface Cifar10ConvDiscriminatorOptions {
  /** Scales channels and units, for small machines; kernels and pieces stay. @default 1 */
  readonly width?: number;
  /** Weights start as U(−range, range). @default 0.005 */
  readonly range?: number;
}

/** Each layer of the table in the paper's configuration: pooled maxout convolutions. */
const convolutions = [
  { name: "h0", channels: 32, kernelSize: 8, padding: 4, pool: { size: 4, stride: 2 } },
  { name: "h1", channels: 32, kernelSize: 8, padding: 3, pool: { size: 4, stride: 2 } },
  { name: "h2", channels: 192, kernelSize: 5, padding: 3, pool: { size: 2, stride: 2 } },
] as const;

/**
 * The discriminator of the paper's convolutional CIFAR-10 experiment: normalized 32 × 32 × 3 pixels to a logit.
 *
 *     maxout conv 32 × 2, 8 × 8, pad 4, pool 4 / 2        33 × 33 → 16 × 16
 *     maxout conv 32 × 2, 8 × 8, pad 3, pool 4 / 2        15 × 15 → 7 × 7
 *     maxout conv 192 × 2, 5 × 5, pad 3, pool 2 / 2       9 × 9 → 5 × 5
 *     maxout 500 × 5 → linear 1                           12,454,073 parameters
 *
 * While training, dropout keeps 80 % of the pixels and half of every later layer's input, element by element.
 *
 * @see Goodfellow et al., "Generative Adversarial Nets", 2014, section 5, and the authors' `cifar10_convolutional.yaml`.
 */
export const cifar10ConvDiscriminator = definePreset(
  "cifar10-conv-discriminator",
  "discriminator",
  ({ width = 1, range = 0.005 }: Cifar10ConvDiscriminatorOptions, rng) => {
    const kernelInitializer = (name: string) => uniform(range, rng.stream(`${name}/kernel`));
    const dropout = (name: string, rate = 0.5) => layers.dropout({ name: `${name}-dropout`, rate });
    const convolved = convolutions.flatMap(({ pool, ...convolution }) => {
      const { name, channels } = convolution;
      return [
        dropout(name, name === "h0" ? 0.2 : 0.5),
        maxoutConv2d({
          ...convolution,
          channels: scaled(channels, width),
          pieces: 2,
          kernelInitializer: kernelInitializer(name),
        }),
        maxPoolCeil2d({ name: `${name}-pool`, ...pool }),
      ];
    });
    const units = scaled(500, width);
    return {
      inputShape: [32, 32, 3],
      layers: [
        ...convolved,
        layers.flatten({ name: "h2-flat" }),
        dropout("h3"),
        maxoutDense({ name: "h3", units, pieces: 5, kernelInitializer: kernelInitializer("h3") }),
        dropout("y"),
        layers.dense({ name: "y", units: 1, kernelInitializer: kernelInitializer("y") }),
      ],
    };
  },
);
