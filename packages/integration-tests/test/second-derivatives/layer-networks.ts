import {
  deconv2d,
  maxoutConv2d,
  maxoutDense,
  maxPoolCeil2d,
  minibatchDiscrimination,
  mnistDiscriminator,
  mnistGenerator,
  networkFromLayers,
  residualBlock,
  residualDiscriminator,
  uniform,
  weightNormDense,
} from "@gan/models";
import { createRng, type Network } from "@gan/spec";
import { layers, sequential } from "@tensorflow/tfjs-layers";

type Layer = layers.Layer;

const rng = createRng(11);
const start = (name: string, range = 0.7) => uniform(range, rng.stream(name));

const activation =
  (
    name:
      | "elu"
      | "relu"
      | "relu6"
      | "selu"
      | "sigmoid"
      | "softplus"
      | "softsign"
      | "tanh"
      | "swish"
      | "mish"
      | "hardSigmoid",
  ) =>
  () =>
    onRow(() => [layers.activation({ activation: name })]);

/** A small network for each layer that this software ships, and for those of TensorFlow.js that a discriminator may have. */
export const layerNetworks: Readonly<Record<string, () => Network>> = {
  "a dense layer": () => onRow(() => []),
  "a dense layer with its activation": () =>
    onRow(() => [
      layers.dense({ units: 4, activation: "sigmoid", kernelInitializer: start("h1") }),
    ]),
  "a maxout layer": () =>
    onRow(() => [maxoutDense({ units: 3, pieces: 3, kernelInitializer: start("maxout") })]),
  "a layer with weight normalization": () =>
    onRow(() => [
      weightNormDense({ units: 3, scale: 1.3, kernelInitializer: start("weight norm") }),
      layers.activation({ activation: "tanh" }),
    ]),
  "minibatch discrimination": () =>
    onRow(() => [
      minibatchDiscrimination({
        ...{ features: 2, kernels: 3, group: 3 },
        kernelInitializer: start("minibatch"),
      }),
    ]),
  dropout: () =>
    onRow(() => [layers.dropout({ rate: 0.4 }), layers.activation({ activation: "tanh" })]),
  "batch normalization": () => onRow(() => [layers.batchNormalization()]),
  "batch normalization of images": () =>
    onImage(() => [
      conv("conv"),
      layers.batchNormalization(),
      layers.activation({ activation: "tanh" }),
    ]),
  "layer normalization": () => onRow(() => [layers.layerNormalization()]),
  relu: activation("relu"),
  "leaky relu": () => onRow(() => [layers.leakyReLU()]),
  prelu: () => onRow(() => [layers.prelu({ alphaInitializer: start("alpha") })]),
  elu: activation("elu"),
  selu: activation("selu"),
  relu6: activation("relu6"),
  tanh: activation("tanh"),
  sigmoid: activation("sigmoid"),
  "hard sigmoid": activation("hardSigmoid"),
  softplus: activation("softplus"),
  softsign: activation("softsign"),
  softmax: () =>
    onRow(() => [
      layers.dense({ units: 3, activation: "softmax", kernelInitializer: start("softmax", 2) }),
    ]),
  swish: activation("swish"),
  mish: activation("mish"),
  "a convolution": () => onImage(() => [conv("conv"), layers.activation({ activation: "tanh" })]),
  "a strided convolution with padding": () =>
    onImage(() => [
      layers.conv2d({
        ...{ filters: 2, kernelSize: 3, strides: 2, padding: "same", activation: "elu" },
        kernelInitializer: start("strided"),
      }),
    ]),
  "a maxout convolution": () =>
    onImage(() => [
      maxoutConv2d({
        ...{ channels: 2, pieces: 2, kernelSize: 3, padding: 1 },
        kernelInitializer: start("maxout conv"),
      }),
    ]),
  "a transposed convolution": () =>
    onImage(() => [
      deconv2d({ channels: 2, kernelSize: 3, stride: 2, kernelInitializer: start("deconv") }),
      layers.activation({ activation: "tanh" }),
    ]),
  "TensorFlow.js's transposed convolution": () =>
    onImage(() => [
      layers.conv2dTranspose({
        ...{ filters: 2, kernelSize: 3, strides: 2, padding: "same", activation: "sigmoid" },
        kernelInitializer: start("transposed"),
      }),
    ]),
  "max-pooling": () => onImage(() => [conv("conv", 2), maxPoolCeil2d({ size: 3, stride: 2 })]),
  "TensorFlow.js's max-pooling": () =>
    onImage(() => [
      conv("conv", 2),
      layers.maxPooling2d({ poolSize: 3, strides: 2, padding: "same" }),
    ]),
  "max-pooling of windows apart": () =>
    onImage(() => [conv("conv", 2), layers.maxPooling2d({ poolSize: 2 })]),
  "average pooling": () =>
    onImage(() => [
      conv("conv", 2),
      layers.activation({ activation: "tanh" }),
      layers.averagePooling2d({ poolSize: 3, strides: 1 }),
    ]),
  "average pooling with padding": () =>
    onImage(() => [
      conv("conv", 2),
      layers.activation({ activation: "tanh" }),
      layers.averagePooling2d({ poolSize: 3, strides: 2, padding: "same" }),
    ]),
  "global average pooling": () =>
    onImage(() => [
      conv("conv"),
      layers.leakyReLU(),
      layers.globalAveragePooling2d({}),
      layers.reshape({ targetShape: [1, 1, 2] }),
    ]),
  // Not "nearest": TensorFlow.js's first derivative of it is wrong on cpu for more than one example.
  "bilinear upsampling": () =>
    onImage(() => [
      layers.upSampling2d({ size: [2, 2], interpolation: "bilinear" }),
      conv("conv", 3),
    ]),
  "a residual block": () =>
    onImage(() => [
      conv("conv"),
      residualBlock({
        ...{ channels: 2, inInitializer: start("in") },
        ...{ kernelInitializer: start("residual"), outInitializer: start("out") },
      }),
    ]),
  "padding and permutation": () =>
    onImage(() => [layers.zeroPadding2d(), layers.permute({ dims: [2, 1, 3] }), conv("conv", 3)]),
  "the paper's generator": () => mnistGenerator({ rng, width: 0.005, range: 0.3 }),
  "the paper's discriminator": () => mnistDiscriminator({ rng, width: 0.02, range: 0.1 }),
  "the residual discriminator": () =>
    residualDiscriminator({ rng, side: 8, colors: 1, width: 0.016 }),
};

/** Networks whose first derivative already `wasm` has not. */
export const depthwiseNetworks: Readonly<Record<string, () => Network>> = {
  "a depthwise convolution": () =>
    onImage(() => [
      layers.depthwiseConv2d({
        kernelSize: 2,
        depthMultiplier: 2,
        depthwiseInitializer: start("depthwise"),
      }),
      layers.activation({ activation: "tanh" }),
    ]),
  "a separable convolution": () =>
    onImage(() => [
      layers.separableConv2d({
        ...{ filters: 2, kernelSize: 2, activation: "tanh" },
        depthwiseInitializer: start("depthwise"),
        pointwiseInitializer: start("pointwise"),
      }),
    ]),
};

/** Five numbers, four units, the layers, one logit. */
function onRow(middle: () => Layer[]): Network {
  return discriminator([
    layers.dense({ inputShape: [5], units: 4, kernelInitializer: start("h0") }),
    ...middle(),
  ]);
}

/** Five by five pixels in one color, the layers, one logit. */
function onImage(middle: () => Layer[]): Network {
  return discriminator([
    layers.reshape({ inputShape: [25], targetShape: [5, 5, 1] }),
    ...middle(),
    layers.flatten(),
  ]);
}

function discriminator(stack: Layer[]): Network {
  const y = layers.dense({
    units: 1,
    kernelInitializer: start("y"),
    biasInitializer: start("y/bias"),
  });
  return networkFromLayers(sequential({ layers: [...stack, y] }), { role: "discriminator" });
}

function conv(name: string, kernelSize = 3): Layer {
  return layers.conv2d({ filters: 2, kernelSize, kernelInitializer: start(name) });
}
