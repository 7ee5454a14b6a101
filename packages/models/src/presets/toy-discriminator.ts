import { definePreset } from "../preset.ts";
import { type ToyNetworkOptions, toyPlan } from "./toy-plan.ts";

/** A small discriminator for points: hidden layers → one logit, without dropout, so it can meet D*. Not one of the paper's. */
export const toyDiscriminator = definePreset(
  "toy-discriminator",
  "discriminator",
  (options: ToyNetworkOptions, rng) => toyPlan(options.exampleSize ?? 2, 1, options, rng),
);
