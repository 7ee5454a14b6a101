import { cifar10ConvDiscriminator, cifar10ConvGenerator } from "@gan/models";
import { cifar10 } from "./cifar10.ts";
import type { Experiment } from "./experiment.ts";
import { plan } from "./network-plan.ts";

/**
 * The paper's convolutional CIFAR-10 experiment: a maxout D against a G that ends in a transposed convolution.
 *
 * @see Goodfellow et al., "Generative Adversarial Nets", 2014, Figure 2d.
 */
export const cifar10Conv: Experiment = {
  ...cifar10,
  name: "cifar10-conv",
  title: "CIFAR-10, convolutional: Figure 2d",
  settings: { ...cifar10.settings, batchSize: 128, learningRate: 0.004 },
  networks: ({ settings: { noiseSize, width } }) => ({
    generator: plan(cifar10ConvGenerator, { noiseSize, width }),
    discriminator: plan(cifar10ConvDiscriminator, { width }),
  }),
};
