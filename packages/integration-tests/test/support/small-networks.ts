import {
  cifar10ConvDiscriminator,
  cifar10ConvGenerator,
  cifar10Discriminator,
  cifar10Generator,
  dcganDiscriminator,
  dcganGenerator,
  mnistDiscriminator,
  mnistGenerator,
  networkFromLayers,
  residualDiscriminator,
  residualGenerator,
  tfdDiscriminator,
  tfdGenerator,
} from "@gan/models";
import { createRng, type Network } from "@gan/spec";
import { initializers, layers, sequential } from "@tensorflow/tfjs-layers";

const rng = createRng(7);

/** Every network of the paper and of the presets for pictures, narrow, and one such as a user brings. */
export const smallNetworks: Readonly<Record<string, () => Network>> = {
  mnistGenerator: () => mnistGenerator({ rng, width: 0.02 }),
  mnistDiscriminator: () => mnistDiscriminator({ rng, width: 0.05 }),
  tfdGenerator: () => tfdGenerator({ rng, width: 0.002, exampleSize: 100 }),
  tfdDiscriminator: () => tfdDiscriminator({ rng, width: 0.01, exampleSize: 100 }),
  cifar10Generator: () => cifar10Generator({ rng, width: 0.002, hiddenKeep: 0.5 }),
  cifar10Discriminator: () => cifar10Discriminator({ rng, width: 0.01, exampleSize: 100 }),
  cifar10ConvGenerator: () => cifar10ConvGenerator({ rng, width: 0.02 }),
  cifar10ConvDiscriminator: () => cifar10ConvDiscriminator({ rng, width: 0.05 }),
  dcganGenerator: () => dcganGenerator({ rng, side: 16, colors: 1, width: 0.004 }),
  dcganDiscriminator: () => dcganDiscriminator({ rng, side: 16, width: 0.008 }),
  residualGenerator: () => residualGenerator({ rng, side: 16, width: 0.03 }),
  residualDiscriminator: () => residualDiscriminator({ rng, side: 16, colors: 1, width: 0.03 }),
  "a convolutional model with batch normalization": broughtModel,
};

function broughtModel(): Network {
  const start = (seed: number) => initializers.randomUniform({ minval: -0.3, maxval: 0.3, seed });
  const model = sequential({
    layers: [
      layers.reshape({ inputShape: [144], targetShape: [12, 12, 1] }),
      layers.conv2d({
        ...{ filters: 4, kernelSize: 3, strides: 2, useBias: false },
        kernelInitializer: start(1),
      }),
      layers.batchNormalization(),
      layers.leakyReLU(),
      layers.dropout({ rate: 0.3 }),
      layers.flatten(),
      layers.dense({ units: 1, kernelInitializer: start(2) }),
    ],
  });
  return networkFromLayers(model, { role: "discriminator" });
}
