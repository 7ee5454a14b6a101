import { cifar10ConvDiscriminator, cifar10ConvGenerator } from "@gan/models";
import { cifar10 } from "./cifar10.ts";
import type { Experiment } from "./experiment.ts";
import { plan } from "./network-plan.ts";

/**
 * The paper's convolutional CIFAR-10 experiment: a maxout D against a G that ends in a transposed convolution.
 *
 * D starts with weights from U(−.005, .005). With `width` f they are from U(−.005/f, .005/f), so that those into a unit add
 * up to as much over its fewer inputs; the five narrow layers would else answer to a picture with a logit of 1e-7, which
 * the released learning rate does not move for thousands of iterations. G's are from U(−.05/√f, .05/√f) above its first layer, where
 * sums have many signs: its samples would else hardly depend on z.
 *
 * @see Goodfellow et al., "Generative Adversarial Nets", 2014, Figure 2d.
 */
export const cifar10Conv: Experiment = {
  ...cifar10,
  name: "cifar10-conv",
  title: "CIFAR-10, convolutional: Figure 2d",
  settings: { ...cifar10.settings, batchSize: 128, learningRate: 0.004 },
  networks: ({ settings: { noiseSize, width } }) => ({
    generator: plan(cifar10ConvGenerator, { noiseSize, width, range: 0.05 / Math.sqrt(width) }),
    discriminator: plan(cifar10ConvDiscriminator, { width, range: 0.005 / width }),
  }),
};
