import { definePreset, maxPoolCeil2d, uniform } from "@gan/models";
import { layers } from "@tensorflow/tfjs-layers";

/** What may differ from the usual classifier of digits. */
export interface DigitClassifierOptions {
  /** Classes, one logit each. @default 10 */
  readonly classes?: number;
  /** Numbers that come before the logits and that the last layer reads them from: features of a picture. @default 64 */
  readonly features?: number;
}

/**
 * Reads 28 × 28 pictures in one color: logits of the classes, then the features that they are read from.
 *
 *     conv 32, 5 × 5, relu → pool 2 → conv 64, 5 × 5, relu → pool 2 → dense 64, relu → linear 10        253,514 parameters
 *
 * While training, dropout keeps half of what the last two layers read. Its output is `[m, classes + features]`.
 */
export const digitClassifier = definePreset(
  "digit-classifier",
  "classifier",
  ({ classes = 10, features = 64 }: DigitClassifierOptions, rng) => {
    const start = (name: string, inputs: number) =>
      uniform(Math.sqrt(6 / inputs), rng.stream(`${name}/kernel`));
    const convolution = (name: string, filters: number, inputs: number) => [
      layers.conv2d({
        ...{ name, filters, kernelSize: 5, padding: "same", activation: "relu" },
        kernelInitializer: start(name, inputs),
      }),
      maxPoolCeil2d({ name: `${name}-pool`, size: 2, stride: 2 }),
    ];
    const flat = 7 * 7 * 64;
    return {
      inputShape: [28, 28, 1],
      features: "h2",
      layers: [
        ...convolution("h0", 32, 25),
        ...convolution("h1", 64, 25 * 32),
        layers.flatten({ name: "flat" }),
        layers.dropout({ name: "h2-dropout", rate: 0.5 }),
        layers.dense({
          ...{ name: "h2", units: features, activation: "relu" },
          kernelInitializer: start("h2", flat),
        }),
        layers.dropout({ name: "y-dropout", rate: 0.5 }),
        layers.dense({ name: "y", units: classes, kernelInitializer: start("y", features) }),
      ],
    };
  },
);
