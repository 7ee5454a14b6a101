import { assertPositiveInteger } from "@gan/spec";
import {
  abs,
  concat,
  div,
  exp,
  matMul,
  neg,
  reshape,
  serialization,
  slice,
  sub,
  sum,
  type Tensor,
  type Tensor2D,
  tidy,
  zeros,
} from "@tensorflow/tfjs-core";
import { type LayerVariable, layers, type Shape } from "@tensorflow/tfjs-layers";
import { assertInitializer, assertOptions } from "./assert-arguments.ts";
import type { Initializer } from "./initializers.ts";
import { onlyTensor } from "./only-tensor.ts";

/** The shape of a layer that shows each row how near others are. */
export interface MinibatchDiscriminationOptions {
  /** Unique within its network; the weights are called `<name>/kernel`. */
  readonly name?: string;
  /** B: numbers that are added to each row. */
  readonly features: number;
  /** C: numbers that rows are compared by, for each feature. */
  readonly kernels: number;
  /** Rows that see one another: each so many in turn, and what is left over. @default 32 */
  readonly group?: number;
  readonly kernelInitializer: Initializer;
}

/**
 * Adds to each row how near the others of its group are: `[batch, inputs]` to `[batch, inputs + features]`. A D with it sees where
 * G gives many z one x.
 *
 *     y = [x, o],  o_b(x_i) = mean over j ≠ i of exp(-‖M_ib - M_jb‖₁),  M = x T,  T: [inputs, features · kernels]
 *
 * The paper has the sum over the minibatch, itself included. A mean over a group of fixed size gives the same numbers whatever the
 * number of rows, so that D judges 5,000 examples as it judges a minibatch, and in little memory. A row alone has o = 0.
 *
 * @throws {InvalidOptionError} When a count is not a whole number of at least 1.
 * @see Salimans et al., "Improved Techniques for Training GANs", 2016, section 3.2.
 */
export function minibatchDiscrimination(options: MinibatchDiscriminationOptions): layers.Layer {
  assertOptions("minibatchDiscrimination", options, "{ features, kernels, kernelInitializer }");
  return new MinibatchDiscrimination(options);
}

class MinibatchDiscrimination extends layers.Layer {
  static readonly className = "MinibatchDiscrimination";
  readonly #options: Required<Omit<MinibatchDiscriminationOptions, "name">>;
  /** Read where weights without a seed are drawn anew. */
  readonly kernelInitializer: Initializer;
  #kernel!: LayerVariable;

  constructor({ name, group = 32, ...options }: MinibatchDiscriminationOptions) {
    super(name === undefined ? {} : { name });
    const { features, kernels, kernelInitializer } = options;
    for (const [option, count] of Object.entries({ features, kernels, group })) {
      assertPositiveInteger(option, count);
    }
    assertInitializer("kernelInitializer", kernelInitializer);
    this.#options = { ...options, group };
    this.kernelInitializer = kernelInitializer;
  }

  get description(): string {
    const { features, group } = this.#options;
    return `minibatch discrimination ${features}, groups of ${group}`;
  }

  override build(inputShape: Shape): void {
    const { features, kernels, kernelInitializer } = this.#options;
    const shape = [inputShape.at(-1)!, features * kernels];
    this.#kernel = this.addWeight("kernel", shape, "float32", kernelInitializer);
    super.build(inputShape);
  }

  override computeOutputShape(inputShape: Shape): Shape {
    return [...inputShape.slice(0, -1), inputShape.at(-1)! + this.#options.features];
  }

  override call(inputs: Tensor | Tensor[]): Tensor {
    return tidy(() => {
      const x = onlyTensor(inputs) as Tensor2D;
      const compared: Tensor2D = matMul(x, this.#kernel.read() as Tensor2D);
      const [rows, width] = compared.shape;
      const { group } = this.#options;
      const left = rows % group;
      const parts = [
        this.#nearness(slice(compared, [0, 0], [rows - left, width]), group),
        this.#nearness(slice(compared, [rows - left, 0], [left, width]), left),
      ];
      return concat([x, concat(parts.filter(({ size }) => size > 0))], 1);
    });
  }

  /** o of rows that fill groups: `[rows, features]`. */
  #nearness(compared: Tensor2D, group: number): Tensor2D {
    const { features, kernels } = this.#options;
    const [rows] = compared.shape;
    if (rows === 0 || group === 1) return zeros([rows, features]);
    const groups = rows / group;
    const one = reshape(compared, [groups, group, 1, features, kernels]);
    const other = reshape(compared, [groups, 1, group, features, kernels]);
    const nearness = exp(neg(sum(abs(sub(one, other)), -1)));
    // Each is at distance 0 from itself, which counts 1.
    return reshape(div(sub(sum(nearness, 2), 1), group - 1), [rows, features]);
  }

  override getConfig(): serialization.ConfigDict {
    const { features, kernels, group } = this.#options;
    return { ...super.getConfig(), features, kernels, group };
  }
}

serialization.registerClass(MinibatchDiscrimination);
