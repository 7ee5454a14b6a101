import { assertPositiveInteger, InvalidOptionError } from "@gan/spec";
import {
  add,
  div,
  matMul,
  mul,
  relu,
  serialization,
  sqrt,
  square,
  sum,
  type Tensor,
  tensor1d,
  tidy,
} from "@tensorflow/tfjs-core";
import { type LayerVariable, layers, type Shape } from "@tensorflow/tfjs-layers";
import { assertInitializer, assertOptions } from "./assert-arguments.ts";
import { constant, type Initializer } from "./initializers.ts";
import { onlyTensor } from "./only-tensor.ts";

/** Keeps a column of zeros from dividing by nothing. */
const EPSILON = 1e-6;

/** The shape of a fully connected layer with weight normalization. */
export interface WeightNormDenseOptions {
  /** Unique within its network; the weights are called `<name>/kernel`, `<name>/scale` and `<name>/bias`. */
  readonly name?: string;
  readonly units: number;
  /** @default "linear" */
  readonly activation?: "linear" | "relu";
  /** First value of g, the norm of the weights into each unit. @default 1 */
  readonly scale?: number;
  /** Whether g is trained. @default true */
  readonly isScaleTrained?: boolean;
  readonly kernelInitializer: Initializer;
}

/**
 * A fully connected layer whose weights are a direction and a length: `[batch, inputs]` to `[batch, units]`.
 *
 *     y = f(g · xV / ‖V‖ + b),  V: [inputs, units], ‖V‖ column by column,  b = 0 at first
 *
 * @throws {InvalidOptionError} When `units` is not a whole number of at least 1, or the activation another one.
 * @see Salimans and Kingma, "Weight Normalization", 2016, equation 2.
 */
export function weightNormDense(options: WeightNormDenseOptions): layers.Layer {
  assertOptions("weightNormDense", options, "{ units, kernelInitializer }");
  return new WeightNormDense(options);
}

/** The layer, which can also take its first norms and offsets from data. */
export class WeightNormDense extends layers.Layer {
  static readonly className = "WeightNormDense";
  readonly #options: WeightNormDenseOptions;
  /** Read where weights without a seed are drawn anew. */
  readonly kernelInitializer: Initializer;
  #kernel!: LayerVariable;
  #scale!: LayerVariable;
  #bias!: LayerVariable;

  constructor(options: WeightNormDenseOptions) {
    super(options.name === undefined ? {} : { name: options.name });
    assertPositiveInteger("units", options.units);
    const { activation = "linear" } = options;
    if (activation !== "linear" && activation !== "relu") {
      throw new InvalidOptionError("activation", activation, '"linear" or "relu"');
    }
    assertInitializer("kernelInitializer", options.kernelInitializer);
    this.#options = options;
    this.kernelInitializer = options.kernelInitializer;
  }

  get description(): string {
    const { units, activation = "linear" } = this.#options;
    return `${activation} ${units}, weight norm`;
  }

  override build(inputShape: Shape): void {
    const { units, scale = 1, isScaleTrained = true, kernelInitializer } = this.#options;
    const kernelShape = [inputShape.at(-1)!, units];
    this.#kernel = this.addWeight("kernel", kernelShape, "float32", kernelInitializer);
    this.#scale = this.addWeight(
      "scale",
      [units],
      "float32",
      constant(scale),
      undefined,
      isScaleTrained,
    );
    this.#bias = this.addWeight("bias", [units], "float32", constant(0));
    super.build(inputShape);
  }

  /**
   * Sets g and b so that what each unit sums has mean 0 and variance 1 over rows of inputs. Computed on the host, so that first values
   * have the same bits on every engine.
   *
   * @param inputs - Rows of inputs, one after another; several that differ.
   * @returns What the layer gives for them, row after row.
   * @see Salimans and Kingma, "Weight Normalization", 2016, section 3.
   */
  startFrom(inputs: Float32Array): Float32Array {
    const { units, activation } = this.#options;
    const kernel = this.#kernel.read().dataSync();
    const size = kernel.length / units;
    const rows = inputs.length / size;
    const products = new Float64Array(rows * units);
    for (let row = 0; row < rows; row++) {
      for (let i = 0; i < size; i++) {
        const x = inputs[row * size + i]!;
        if (x === 0) continue;
        for (let unit = 0; unit < units; unit++) {
          products[row * units + unit]! += x * kernel[i * units + unit]!;
        }
      }
    }
    const outputs = new Float32Array(rows * units);
    const [scale, bias] = [new Float32Array(units), new Float32Array(units)];
    for (let unit = 0; unit < units; unit++) {
      let [square, sum, squares] = [EPSILON, 0, 0];
      for (let i = 0; i < size; i++) square += kernel[i * units + unit]! ** 2;
      const norm = Math.sqrt(square);
      for (let row = 0; row < rows; row++) sum += products[row * units + unit]! / norm;
      const mean = sum / rows;
      for (let row = 0; row < rows; row++) {
        squares += (products[row * units + unit]! / norm - mean) ** 2;
      }
      const deviation = Math.sqrt(squares / rows + EPSILON);
      scale[unit] = 1 / deviation;
      bias[unit] = -mean / deviation;
      for (let row = 0; row < rows; row++) {
        const z = (products[row * units + unit]! / norm - mean) / deviation;
        outputs[row * units + unit] = activation === "relu" ? Math.max(0, z) : z;
      }
    }
    tidy(() => {
      this.#scale.write(tensor1d(scale));
      this.#bias.write(tensor1d(bias));
    });
    return outputs;
  }

  override computeOutputShape(inputShape: Shape): Shape {
    return [...inputShape.slice(0, -1), this.#options.units];
  }

  override call(inputs: Tensor | Tensor[]): Tensor {
    return tidy(() => {
      const kernel = this.#kernel.read();
      const norms = sqrt(add(sum(square(kernel), 0), EPSILON));
      const lengths = div(this.#scale.read(), norms);
      const z = add(mul(matMul(onlyTensor(inputs), kernel), lengths), this.#bias.read());
      return this.#options.activation === "relu" ? relu(z) : z;
    });
  }

  override getConfig(): serialization.ConfigDict {
    const { units, activation = "linear", scale = 1, isScaleTrained = true } = this.#options;
    return { ...super.getConfig(), units, activation, scale, isScaleTrained };
  }
}

serialization.registerClass(WeightNormDense);
