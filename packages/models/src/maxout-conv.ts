import { assertPositiveInteger, assertWithin, ShapeMismatchError } from "@gan/spec";
import {
  add,
  conv2d,
  reshape,
  serialization,
  type Tensor,
  type Tensor4D,
} from "@tensorflow/tfjs-core";
import { type LayerVariable, layers, type Shape } from "@tensorflow/tfjs-layers";
import { assertInitializer, assertOptions } from "./assert-arguments.ts";
import { constant, type Initializer } from "./initializers.ts";
import { maxOfLastAxis } from "./maxout.ts";
import { onlyTensor } from "./only-tensor.ts";

/** The shape of a convolutional maxout layer. */
export interface MaxoutConvOptions {
  /** Unique within its network; the weights are called `<name>/kernel` and `<name>/bias`. */
  readonly name?: string;
  /** Output channels. */
  readonly channels: number;
  /** Linear responses per output channel, each with one bias for all positions. */
  readonly pieces: number;
  /** Height and width of the kernel. */
  readonly kernelSize: number;
  /** Zeros added on every side of the image. @default 0 */
  readonly padding?: number;
  readonly kernelInitializer: Initializer;
}

/**
 * A convolutional maxout layer for any `tf.LayersModel`, with stride 1.
 *
 *     output channel c = max over j in [0, pieces) of detector channel c · pieces + j
 *     detectors = convolution(zero-padded image) + bias, 0 at first
 *
 * `[batch, height, width, inputs]` becomes `[batch, height + 2 padding − kernelSize + 1, …, channels]`.
 *
 * @throws {InvalidOptionError} When a count is not a whole number of at least 1.
 * @throws {ShapeMismatchError} When it is built, if the kernel is larger than the padded image.
 * @see Goodfellow et al., "Maxout Networks", 2013, section 3.
 */
export function maxoutConv2d(options: MaxoutConvOptions): layers.Layer {
  assertOptions("maxoutConv2d", options, "{ channels, pieces, kernelSize, kernelInitializer }");
  return new MaxoutConv2D(options);
}

class MaxoutConv2D extends layers.Layer {
  static readonly className = "MaxoutConv2D";
  readonly #options: Required<Omit<MaxoutConvOptions, "name">>;
  /** Read where weights without a seed are drawn anew. */
  readonly kernelInitializer: Initializer;
  #kernel!: LayerVariable;
  #bias!: LayerVariable;

  constructor({ name, padding = 0, ...options }: MaxoutConvOptions) {
    super(name === undefined ? {} : { name });
    for (const option of ["channels", "pieces", "kernelSize"] as const) {
      assertPositiveInteger(option, options[option]);
    }
    assertWithin("padding", padding, 0, options.kernelSize - 1);
    this.#options = { ...options, padding };
    assertInitializer("kernelInitializer", options.kernelInitializer);
    this.kernelInitializer = options.kernelInitializer;
  }

  get description(): string {
    const { channels, pieces, kernelSize, padding } = this.#options;
    return `maxout conv ${channels} × ${pieces}, ${kernelSize}×${kernelSize}, pad ${padding}`;
  }

  override build(inputShape: Shape): void {
    const { channels, pieces, kernelSize, kernelInitializer } = this.#options;
    const detectors = channels * pieces;
    const kernelShape = [kernelSize, kernelSize, inputShape.at(-1)!, detectors];
    this.#kernel = this.addWeight("kernel", kernelShape, "float32", kernelInitializer);
    this.#bias = this.addWeight("bias", [detectors], "float32", constant(0));
    super.build(inputShape);
  }

  override computeOutputShape(inputShape: Shape): Shape {
    const { channels, kernelSize, padding } = this.#options;
    const [batch, height, width] = inputShape;
    const [rows, columns] = [height!, width!].map((n) => n + 2 * padding - kernelSize + 1);
    if (rows! < 1 || columns! < 1) {
      const least = Math.max(1, kernelSize - 2 * padding);
      throw new ShapeMismatchError({
        argument: `input of ${this.name}`,
        expected: [null, least, least, null],
        received: inputShape,
        fix: "Use a smaller kernel or more padding.",
      });
    }
    return [batch!, rows!, columns!, channels];
  }

  override call(inputs: Tensor | Tensor[]): Tensor {
    const { channels, pieces, padding } = this.#options;
    const kernel = this.#kernel.read() as Tensor4D;
    const detectors = add(
      conv2d(onlyTensor(inputs) as Tensor4D, kernel, 1, padding),
      this.#bias.read(),
    );
    return maxOfLastAxis(reshape(detectors, [...detectors.shape.slice(0, -1), channels, pieces]));
  }

  override getConfig(): serialization.ConfigDict {
    const { kernelInitializer: _, ...sizes } = this.#options;
    return { ...super.getConfig(), ...sizes };
  }
}

serialization.registerClass(MaxoutConv2D);
