import { definePreset } from "../preset.ts";
import { type HiddenNoiseOptions, withHiddenNoise } from "./hidden-noise.ts";
import { type ToyNetworkOptions, toyPlan } from "./toy-plan.ts";

/** The shape of a small generator. */
export interface ToyGeneratorOptions extends ToyNetworkOptions, HiddenNoiseOptions {
  /** Numbers in one noise vector. @default 2 */
  readonly noiseSize?: number;
}

/** A small generator for points on a line or in the plane: noise → hidden layers → linear. Not one of the paper's. */
export const toyGenerator = definePreset(
  "toy-generator",
  "generator",
  (options: ToyGeneratorOptions, rng) => {
    const { noiseSize = 2, exampleSize = 2 } = options;
    const { inputShape, layers } = toyPlan(noiseSize, exampleSize, options, rng);
    return { inputShape, layers: withHiddenNoise(layers, options) };
  },
);
