import { assertPositiveInteger } from "@gan/spec";
import {
  add,
  conv2dTranspose,
  serialization,
  type Tensor,
  type Tensor4D,
} from "@tensorflow/tfjs-core";
import { type LayerVariable, layers, type Shape } from "@tensorflow/tfjs-layers";
import { assertInitializer, assertOptions } from "./assert-arguments.ts";
import { constant, type Initializer } from "./initializers.ts";
import { onlyTensor } from "./only-tensor.ts";

/** The shape of a transposed convolution. */
export interface DeconvOptions {
  /** Unique within its network; the weights are called `<name>/kernel` and `<name>/bias`. */
  readonly name?: string;
  /** Output channels. */
  readonly channels: number;
  /** Height and width of the kernel. */
  readonly kernelSize: number;
  /** Output pixels from one input pixel to the next. */
  readonly stride: number;
  readonly kernelInitializer: Initializer;
}

/**
 * A linear transposed convolution for any `tf.LayersModel`, with an *untied* bias: one for every output pixel and
 * channel, 0 at first.
 *
 * `[batch, n, n, inputs]` becomes `[batch, stride · (n − 1) + kernelSize, …, channels]`: every input pixel adds its
 * multiple of the kernel to the output.
 *
 * @throws {InvalidOptionError} When a count is not a whole number of at least 1.
 */
export function deconv2d(options: DeconvOptions): layers.Layer {
  assertOptions("deconv2d", options, "{ channels, kernelSize, stride, kernelInitializer }");
  return new Deconv2D(options);
}

class Deconv2D extends layers.Layer {
  static readonly className = "Deconv2D";
  readonly #options: Omit<DeconvOptions, "name">;
  /** Read where weights without a seed are drawn anew. */
  readonly kernelInitializer: Initializer;
  #kernel!: LayerVariable;
  #bias!: LayerVariable;

  constructor({ name, ...options }: DeconvOptions) {
    super(name === undefined ? {} : { name });
    for (const option of ["channels", "kernelSize", "stride"] as const) {
      assertPositiveInteger(option, options[option]);
    }
    this.#options = options;
    assertInitializer("kernelInitializer", options.kernelInitializer);
    this.kernelInitializer = options.kernelInitializer;
  }

  get description(): string {
    const { channels, kernelSize, stride } = this.#options;
    return `transposed conv ${channels}, ${kernelSize}×${kernelSize}, stride ${stride}`;
  }

  override build(inputShape: Shape): void {
    const { channels, kernelSize, kernelInitializer } = this.#options;
    const kernelShape = [kernelSize, kernelSize, channels, inputShape.at(-1)!];
    this.#kernel = this.addWeight("kernel", kernelShape, "float32", kernelInitializer);
    const [, ...outputShape] = this.computeOutputShape(inputShape);
    this.#bias = this.addWeight("bias", outputShape, "float32", constant(0));
    super.build(inputShape);
  }

  override computeOutputShape([batch, height, width]: Shape): Shape {
    const { channels, kernelSize, stride } = this.#options;
    const [rows, columns] = [height!, width!].map((n) => stride * (n - 1) + kernelSize);
    return [batch!, rows!, columns!, channels];
  }

  override call(inputs: Tensor | Tensor[]): Tensor {
    const x = onlyTensor(inputs) as Tensor4D;
    const outputShape = this.computeOutputShape(x.shape) as [number, number, number, number];
    const kernel = this.#kernel.read() as Tensor4D;
    const y = conv2dTranspose(x, kernel, outputShape, this.#options.stride, "valid");
    return add(y, this.#bias.read());
  }

  override getConfig(): serialization.ConfigDict {
    const { kernelInitializer: _, ...sizes } = this.#options;
    return { ...super.getConfig(), ...sizes };
  }
}

serialization.registerClass(Deconv2D);
