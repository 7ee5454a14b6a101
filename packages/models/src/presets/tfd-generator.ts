import type { LayerSummary, Network, Rng } from "@gan/spec";
import { definePreset } from "../preset.ts";
import { prefixed, stackGenerators } from "../stack-generators.ts";
import { scaled } from "../width.ts";
import { dense } from "./dense.ts";
import { withHiddenNoise } from "./hidden-noise.ts";
import {
  type TfdPretrainGeneratorOptions,
  tfdPretrainGenerator,
} from "./tfd-pretrain-generator.ts";

/** What may differ from the generator of TFD's second stage. */
export interface TfdGeneratorOptions extends TfdPretrainGeneratorOptions {
  /** The first stage's generator, which the new network owns from now on. @default a fresh, untrained one */
  readonly pretrained?: Network;
}

/**
 * The generator of the paper's TFD experiment: two new layers under the first stage's three. All are trained.
 *
 *     100 → relu 8000 → sigmoid 100 → [relu 8000 → sigmoid 8000 → sigmoid 2304]        84,858,404 parameters
 *
 * New weights are called `new/h0/kernel`, …, those of the first stage `pretrained/h0/kernel`, …. With `width` the
 * layer of 100 units stays, since it stands for the first stage's noise.
 *
 * @throws {ShapeMismatchError} When `outputBias` does not hold `exampleSize` numbers.
 * @see Goodfellow et al., "Generative Adversarial Nets", 2014, section 5, and the authors' `tfd.yaml`.
 */
export function tfdGenerator({
  rng,
  pretrained,
  ...options
}: TfdGeneratorOptions & { readonly rng: Rng }): Network {
  const upper = pretrained ?? tfdPretrainGenerator({ ...options, rng: rng.fork("pretrained") });
  const lower = newLayers({ ...options, units: upper.inputSize, rng: rng.fork("new") });
  return stackGenerators(lower, upper, { ...names, name: "tfd-generator" });
}

/** The layers of both parts, without making any weight. */
tfdGenerator.describe = (options: Omit<TfdGeneratorOptions, "pretrained"> = {}): LayerSummary[] =>
  prefixed(newLayers.describe(options), tfdPretrainGenerator.describe(options), names);

const names = { lowerName: "new", upperName: "pretrained" };

const newLayers = definePreset(
  "tfd-new-layers",
  "generator",
  (
    {
      noiseSize = 100,
      width = 1,
      units = 100,
      ...noise
    }: TfdPretrainGeneratorOptions & { readonly units?: number },
    rng,
  ) => {
    const start = { range: 0.05 };
    const stack = [
      dense(rng, { name: "h0", units: scaled(8000, width), activation: "relu", start }),
      dense(rng, { name: "h1", units, activation: "sigmoid", start, bias: -2 }),
    ];
    return { inputShape: [noiseSize], layers: withHiddenNoise(stack, noise) };
  },
);
