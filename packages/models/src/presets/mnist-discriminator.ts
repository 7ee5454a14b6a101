import { definePreset } from "../preset.ts";
import {
  type MaxoutDiscriminatorOptions,
  maxoutDiscriminatorPlan,
} from "./maxout-discriminator.ts";

/**
 * The discriminator of the paper's MNIST experiment: pixels to a logit.
 *
 *     784 → maxout 240 × 5 → maxout 240 × 5 → linear 1        1,231,441 parameters
 *
 * While training, dropout keeps 80 % of the pixels and half of every later layer's input. Weights are called
 * `h0/kernel`, `h0/bias`, …, `y/kernel`, `y/bias`. By default 784 pixels and hidden layers of `[240, 240]`.
 *
 * @see Goodfellow et al., "Generative Adversarial Nets", 2014, section 5, and the authors' `mnist.yaml`.
 */
export const mnistDiscriminator = definePreset(
  "mnist-discriminator",
  "discriminator",
  ({ exampleSize = 784, hiddenSizes = [240, 240], ...rest }: MaxoutDiscriminatorOptions, rng) =>
    maxoutDiscriminatorPlan({ exampleSize, hiddenSizes, ...rest }, rng),
);
