import { residualDiscriminator, residualGenerator } from "@gan/models";
import { plan } from "../network-plan.ts";
import { pictureOptions } from "./picture-options.ts";
import type { PicturePreset } from "./picture-preset.ts";

/**
 * A residual pair under the relativistic loss with R1 and R2.
 *
 * @see Huang et al., "The GAN is dead; long live the GAN! A Modern GAN Baseline", 2024.
 */
export const residual: PicturePreset = {
  settings: {
    epochs: 500,
    batchSize: 16,
    microbatches: 2,
    schedule: "alternating",
    loss: "relativistic",
    discriminatorLossScale: 1,
    rule: "adam",
    learningRate: 0.001,
    learningRateDecay: 1,
    momentumFrom: 0,
    momentumTo: 0,
    squareDecay: 0.99,
    averageDecay: 0.998,
    penalty: "r1-r2",
    penaltyWeight: 0.05,
    penaltyEvery: 4,
    noise: "gaussian",
    noiseSize: 64,
  },
  networks(context) {
    const { noiseSize, ...options } = pictureOptions(context);
    return {
      generator: plan(residualGenerator, { ...options, noiseSize }),
      discriminator: plan(residualDiscriminator, options),
    };
  },
};
