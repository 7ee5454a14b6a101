import { assertPositiveInteger } from "@gan/spec";
import { add, matMul, serialization, type Tensor, type Tensor2D } from "@tensorflow/tfjs-core";
import { type LayerVariable, layers, type Shape } from "@tensorflow/tfjs-layers";
import { assertInitializer, assertOptions } from "./assert-arguments.ts";
import { constant, type Initializer } from "./initializers.ts";
import { maxout } from "./maxout.ts";
import { onlyTensor } from "./only-tensor.ts";

/** The shape of a fully connected maxout layer. */
export interface MaxoutDenseOptions {
  /** Unique within its network; the weights are called `<name>/kernel` and `<name>/bias`. */
  readonly name?: string;
  readonly units: number;
  /** Linear responses per unit, each with its own bias. */
  readonly pieces: number;
  readonly kernelInitializer: Initializer;
}

/**
 * A fully connected maxout layer for any `tf.LayersModel`: `[batch, inputs]` to `[batch, units]`.
 *
 *     hᵢ(x) = max over j of (xW + b)ᵢⱼ,  W: [inputs, units · pieces],  b = 0 at first
 *
 * @throws {InvalidOptionError} When `units` or `pieces` is not a whole number of at least 1.
 */
export function maxoutDense(options: MaxoutDenseOptions): layers.Layer {
  assertOptions("maxoutDense", options, "{ units, pieces, kernelInitializer }");
  return new MaxoutDense(options);
}

class MaxoutDense extends layers.Layer {
  static readonly className = "MaxoutDense";
  readonly #options: MaxoutDenseOptions;
  /** Read where weights without a seed are drawn anew. */
  readonly kernelInitializer: Initializer;
  #kernel!: LayerVariable;
  #bias!: LayerVariable;

  constructor(options: MaxoutDenseOptions) {
    super(options.name === undefined ? {} : { name: options.name });
    assertPositiveInteger("units", options.units);
    assertPositiveInteger("pieces", options.pieces);
    this.#options = options;
    assertInitializer("kernelInitializer", options.kernelInitializer);
    this.kernelInitializer = options.kernelInitializer;
  }

  get description(): string {
    return `maxout ${this.#options.units} × ${this.#options.pieces}`;
  }

  override build(inputShape: Shape): void {
    const { units, pieces, kernelInitializer } = this.#options;
    const kernelShape = [inputShape.at(-1)!, units * pieces];
    this.#kernel = this.addWeight("kernel", kernelShape, "float32", kernelInitializer);
    this.#bias = this.addWeight("bias", [units * pieces], "float32", constant(0));
    super.build(inputShape);
  }

  override computeOutputShape(inputShape: Shape): Shape {
    return [...inputShape.slice(0, -1), this.#options.units];
  }

  /** Not fused: a fused product computes the gradients of both factors even when only one is asked for. */
  override call(inputs: Tensor | Tensor[]): Tensor {
    const z = add(matMul(onlyTensor(inputs), this.#kernel.read()), this.#bias.read()) as Tensor2D;
    return maxout(z, this.#options.pieces);
  }

  override getConfig(): serialization.ConfigDict {
    const { units, pieces } = this.#options;
    return { ...super.getConfig(), units, pieces };
  }
}

serialization.registerClass(MaxoutDense);
