import { definePreset } from "../preset.ts";
import {
  type MaxoutDiscriminatorOptions,
  maxoutDiscriminatorPlan,
} from "./maxout-discriminator.ts";

/**
 * The discriminator of the paper's fully connected CIFAR-10 experiment: normalized pixels to a logit.
 *
 *     3072 → maxout 1600 × 5 → maxout 1600 × 5 → linear 1        37,393,601 parameters
 *
 * By default 3072 values and hidden layers of `[1600, 1600]`.
 *
 * @see Goodfellow et al., "Generative Adversarial Nets", 2014, section 5, and the authors' `cifar10_fully_connected.yaml`.
 */
export const cifar10Discriminator = definePreset(
  "cifar10-discriminator",
  "discriminator",
  ({ exampleSize = 3072, hiddenSizes = [1600, 1600], ...rest }: MaxoutDiscriminatorOptions, rng) =>
    maxoutDiscriminatorPlan({ exampleSize, hiddenSizes, ...rest }, rng),
);
