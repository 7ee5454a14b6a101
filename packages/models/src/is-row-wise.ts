import type { NamedLayer } from "./named-layers.ts";

/** Layers in which no row of a minibatch sees another; batch normalization is not one of them. */
const rowWise = new Set([
  "Activation",
  "AveragePooling2D",
  "Concatenate",
  "Conv2D",
  "Conv2DTranspose",
  "Deconv2D",
  "Dense",
  "Dropout",
  "FadingNoise",
  "Flatten",
  "GaussianNoise",
  "InputLayer",
  "LeakyReLU",
  "MaxPooling2D",
  "MaxPoolCeil2D",
  "MaxoutConv2D",
  "MaxoutDense",
  "ReLU",
  "Rescaling",
  "Reshape",
  "ResidualBlock",
  "UpSampling2D",
  "WeightNormDense",
  "ZeroPadding2D",
]);

/** Whether minibatches may go through these layers together. Layers that are not known here may not. */
export function isRowWise(named: readonly NamedLayer[]): boolean {
  return named.every(({ layer }) => {
    const { noiseShape } = layer as { noiseShape?: unknown }; // It may give all rows one mask.
    return rowWise.has(layer.getClassName()) && !noiseShape;
  });
}
