import { assertPositiveInteger } from "@gan/spec";
import {
  add,
  conv2d,
  leakyRelu,
  serialization,
  type Tensor,
  type Tensor4D,
  tidy,
} from "@tensorflow/tfjs-core";
import { type LayerVariable, layers, type Shape } from "@tensorflow/tfjs-layers";
import { assertInitializer, assertOptions } from "./assert-arguments.ts";
import { constant, type Initializer } from "./initializers.ts";
import { onlyTensor } from "./only-tensor.ts";

/** The shape of a residual block. */
export interface ResidualBlockOptions {
  /** Unique within its network; the weights are called `<name>/in_kernel`, `<name>/kernel`, `<name>/out_kernel` and so on. */
  readonly name?: string;
  /** Channels between the convolutions; those of the image go in and come out. */
  readonly channels: number;
  /** First weights of the 1 × 1 convolution into the block. */
  readonly inInitializer: Initializer;
  /** First weights of the 3 × 3 convolution. */
  readonly kernelInitializer: Initializer;
  /** First weights of the 1 × 1 convolution out of it: small ones make a network of many blocks begin as one of none. */
  readonly outInitializer: Initializer;
}

/** Slope of the activation below 0. */
const SLOPE = 0.2;

/**
 * Adds to an image what three convolutions make of it, without any normalization, for any `tf.LayersModel`.
 *
 *     y = x + out(f(conv(f(in(x))))),  in and out 1 × 1, conv 3 × 3, f leaky relu of slope 0.2 with a bias before it
 *
 * `[batch, height, width, channels]` keeps its shape. Convolutions that are not in groups, unlike those of the paper: in groups they are
 * slower here than as a whole.
 *
 * @throws {InvalidOptionError} When `channels` is not a whole number of at least 1.
 * @see Huang et al., "The GAN is dead; long live the GAN! A Modern GAN Baseline", 2024, section 3.
 */
export function residualBlock(options: ResidualBlockOptions): layers.Layer {
  assertOptions(
    "residualBlock",
    options,
    "{ channels, inInitializer, kernelInitializer, outInitializer }",
  );
  return new ResidualBlock(options);
}

class ResidualBlock extends layers.Layer {
  static readonly className = "ResidualBlock";
  readonly #channels: number;
  /** All three are read where weights without a seed are drawn anew. */
  readonly inInitializer: Initializer;
  readonly kernelInitializer: Initializer;
  readonly outInitializer: Initializer;
  #weights!: Readonly<Record<"in" | "conv" | "out" | "inBias" | "bias", LayerVariable>>;

  constructor({ name, channels, ...initializers }: ResidualBlockOptions) {
    super(name === undefined ? {} : { name });
    assertPositiveInteger("channels", channels);
    for (const [option, each] of Object.entries(initializers)) assertInitializer(option, each);
    this.#channels = channels;
    this.inInitializer = initializers.inInitializer;
    this.kernelInitializer = initializers.kernelInitializer;
    this.outInitializer = initializers.outInitializer;
  }

  get description(): string {
    return `residual block ${this.#channels}, 3×3`;
  }

  override build(inputShape: Shape): void {
    const [outer, inner] = [inputShape.at(-1)!, this.#channels];
    const weight = (name: string, shape: number[], start: Initializer) =>
      this.addWeight(name, shape, "float32", start);
    this.#weights = {
      in: weight("in_kernel", [1, 1, outer, inner], this.inInitializer),
      inBias: weight("in_bias", [inner], constant(0)),
      conv: weight("kernel", [3, 3, inner, inner], this.kernelInitializer),
      bias: weight("bias", [inner], constant(0)),
      out: weight("out_kernel", [1, 1, inner, outer], this.outInitializer),
    };
    super.build(inputShape);
  }

  override call(inputs: Tensor | Tensor[]): Tensor {
    return tidy(() => {
      const x = onlyTensor(inputs) as Tensor4D;
      const through = (image: Tensor4D, name: "in" | "conv" | "out") =>
        conv2d(image, this.#weights[name].read() as Tensor4D, 1, "same");
      const bent = (image: Tensor4D, name: "inBias" | "bias") =>
        leakyRelu<Tensor4D>(add(image, this.#weights[name].read()), SLOPE);
      return add(
        x,
        through(bent(through(bent(through(x, "in"), "inBias"), "conv"), "bias"), "out"),
      );
    });
  }

  override getConfig(): serialization.ConfigDict {
    return { ...super.getConfig(), channels: this.#channels };
  }
}

serialization.registerClass(ResidualBlock);
