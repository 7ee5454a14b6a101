import { dcganDiscriminator, dcganGenerator } from "@gan/models";
import { plan } from "../network-plan.ts";
import { pictureOptions } from "./picture-options.ts";
import type { PicturePreset } from "./picture-preset.ts";

/**
 * DCGAN under the settings of its paper, with an eighth of its channels: what two cores train in an hour.
 *
 * @see Radford, Metz and Chintala, "Unsupervised Representation Learning with Deep Convolutional Generative Adversarial Networks",
 * 2016, section 4.
 */
export const dcgan: PicturePreset = {
  settings: {
    epochs: 500,
    batchSize: 64,
    schedule: "alternating",
    discriminatorLossScale: 1,
    rule: "adam",
    learningRate: 0.0002,
    learningRateDecay: 1,
    momentumFrom: 0.5,
    momentumTo: 0.5,
    width: 0.125,
  },
  networks(context) {
    const { noiseSize, ...options } = pictureOptions(context);
    return {
      generator: plan(dcganGenerator, { ...options, noiseSize }),
      discriminator: plan(dcganDiscriminator, options),
    };
  },
};
