import { globalContrast, loadCifar10 } from "@gan/data";
import { cifar10Discriminator, cifar10Generator } from "@gan/models";
import type { Experiment } from "./experiment.ts";
import { plan } from "./network-plan.ts";
import { releasedSettings } from "./settings.ts";

/**
 * The paper's fully connected CIFAR-10 experiment, on contrast-normalized pictures.
 *
 * @see Goodfellow et al., "Generative Adversarial Nets", 2014, Figure 2c.
 */
export const cifar10: Experiment = {
  name: "cifar10",
  title: "CIFAR-10, fully connected: Figure 2c",
  dataFolder: "cifar10",
  batchFiles: [1, 2, 3, 4, 5].map((batch) => `data_batch_${batch}.bin`),
  settings: { ...releasedSettings, learningRate: 0.025, noise: "gaussian" },
  evaluation: { samples: 10_000, validation: 1_000 },
  load: async (split, source, { batches } = {}) =>
    globalContrast(await loadCifar10({ split, source, ...(batches && { batches }) })),
  networks: ({ settings: { noiseSize, width } }) => ({
    generator: plan(cifar10Generator, { noiseSize, width }),
    discriminator: plan(cifar10Discriminator, { width }),
  }),
};
