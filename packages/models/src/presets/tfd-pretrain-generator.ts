import { definePreset } from "../preset.ts";
import { scaled } from "../width.ts";
import { dense } from "./dense.ts";
import { type HiddenNoiseOptions, withHiddenNoise } from "./hidden-noise.ts";

/** What may differ from the generator of TFD's first stage. */
export interface TfdPretrainGeneratorOptions extends HiddenNoiseOptions {
  /** Numbers in one noise vector. @default 100 */
  readonly noiseSize?: number;
  /** Scales the hidden layers, for small machines. @default 1 */
  readonly width?: number;
  /** Numbers in one example. @default 2304, TFD's 48 × 48 */
  readonly exampleSize?: number;
  /** First values of the output layer's bias: the logits of the data's mean. @default zeros */
  readonly outputBias?: ArrayLike<number>;
}

/**
 * The generator of the first stage of the paper's TFD experiment: noise to pixels in `[0, 1]`.
 *
 *     100 → relu 8000 → sigmoid 8000 → sigmoid 2304        83,250,304 parameters
 *
 * The hidden sigmoids start with bias −2, so mostly off; each pixel starts connected to 100 of them.
 *
 * @throws {ShapeMismatchError} When `outputBias` does not hold `exampleSize` numbers.
 * @see Goodfellow et al., "Generative Adversarial Nets", 2014, section 5, and the authors' `tfd_pretrain` files.
 */
export const tfdPretrainGenerator = definePreset(
  "tfd-pretrain-generator",
  "generator",
  (
    {
      noiseSize = 100,
      width = 1,
      exampleSize = 2304,
      outputBias,
      ...noise
    }: TfdPretrainGeneratorOptions,
    rng,
  ) => {
    const units = scaled(8000, width);
    const start = { range: 0.05 };
    const stack = [
      dense(rng, { name: "h0", units, activation: "relu", start }),
      dense(rng, { name: "h1", units, activation: "sigmoid", start, bias: -2 }),
      dense(rng, {
        name: "y",
        units: exampleSize,
        activation: "sigmoid",
        start: { connections: 100 },
        bias: outputBias,
      }),
    ];
    return { inputShape: [noiseSize], layers: withHiddenNoise(stack, noise) };
  },
);
