export { assertRows } from "./assert-rows.ts";
export { type DeconvOptions, deconv2d } from "./deconv.ts";
export { type DropoutOptions, dropout } from "./dropout.ts";
export { type FadingNoiseOptions, fadingNoise } from "./fading-noise.ts";
export type { OutputKind } from "./final-activation.ts";
export { constant, given, type Initializer, normal, sparse, uniform } from "./initializers.ts";
export { type MaxPoolOptions, maxPoolCeil } from "./max-pool.ts";
export { maxPoolCeil2d } from "./max-pool-layer.ts";
export { maxout } from "./maxout.ts";
export { type MaxoutConvOptions, maxoutConv2d } from "./maxout-conv.ts";
export { type MaxoutDenseOptions, maxoutDense } from "./maxout-dense.ts";
export {
  type MinibatchDiscriminationOptions,
  minibatchDiscrimination,
} from "./minibatch-discrimination.ts";
export { type NetworkFromFunctionOptions, networkFromFunction } from "./network-from-function.ts";
export { type NetworkFromLayersOptions, networkFromLayers } from "./network-from-layers.ts";
export { definePreset, type Plan, type Preset } from "./preset.ts";
export {
  type Cifar10ConvDiscriminatorOptions,
  cifar10ConvDiscriminator,
} from "./presets/cifar10-conv-discriminator.ts";
export {
  type Cifar10ConvGeneratorOptions,
  cifar10ConvGenerator,
} from "./presets/cifar10-conv-generator.ts";
export { cifar10Discriminator } from "./presets/cifar10-discriminator.ts";
export { type Cifar10GeneratorOptions, cifar10Generator } from "./presets/cifar10-generator.ts";
export { dcganDiscriminator } from "./presets/dcgan-discriminator.ts";
export { dcganGenerator } from "./presets/dcgan-generator.ts";
export type { HiddenNoiseOptions } from "./presets/hidden-noise.ts";
export type { MaxoutDiscriminatorOptions } from "./presets/maxout-discriminator.ts";
export { mnistDiscriminator } from "./presets/mnist-discriminator.ts";
export { type MnistGeneratorOptions, mnistGenerator } from "./presets/mnist-generator.ts";
export type { PictureGeneratorOptions, PictureOptions } from "./presets/picture-options.ts";
export { residualDiscriminator } from "./presets/residual-discriminator.ts";
export { residualGenerator } from "./presets/residual-generator.ts";
export { tfdDiscriminator } from "./presets/tfd-discriminator.ts";
export { type TfdGeneratorOptions, tfdGenerator } from "./presets/tfd-generator.ts";
export {
  type TfdPretrainGeneratorOptions,
  tfdPretrainGenerator,
} from "./presets/tfd-pretrain-generator.ts";
export { toyDiscriminator } from "./presets/toy-discriminator.ts";
export { type ToyGeneratorOptions, toyGenerator } from "./presets/toy-generator.ts";
export type { ToyNetworkOptions } from "./presets/toy-plan.ts";
export { type ResidualBlockOptions, residualBlock } from "./residual-block.ts";
export { type StackOptions, stackGenerators } from "./stack-generators.ts";
export { type Start, startFromData } from "./start-from-data.ts";
export { type WeightNormDenseOptions, weightNormDense } from "./weight-norm-dense.ts";
export { scaled } from "./width.ts";
