import { definePreset } from "../preset.ts";
import {
  type MaxoutDiscriminatorOptions,
  maxoutDiscriminatorPlan,
} from "./maxout-discriminator.ts";

/**
 * The discriminator of both stages of the paper's TFD experiment: pixels to a logit.
 *
 *     2304 → maxout 1200 × 5 → maxout 1200 × 5 → linear 1        21,037,201 parameters
 *
 * By default 2304 pixels and hidden layers of `[1200, 1200]`.
 *
 * @see Goodfellow et al., "Generative Adversarial Nets", 2014, section 5, and the authors' `tfd.yaml`.
 */
export const tfdDiscriminator = definePreset(
  "tfd-discriminator",
  "discriminator",
  ({ exampleSize = 2304, hiddenSizes = [1200, 1200], ...rest }: MaxoutDiscriminatorOptions, rng) =>
    maxoutDiscriminatorPlan({ exampleSize, hiddenSizes, ...rest }, rng),
);
