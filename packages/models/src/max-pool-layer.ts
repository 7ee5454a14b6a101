import { serialization, type Tensor, type Tensor4D } from "@tensorflow/tfjs-core";
import { layers, type Shape } from "@tensorflow/tfjs-layers";
import { assertOptions } from "./assert-arguments.ts";
import { type MaxPoolOptions, maxPoolCeil, pooledSize } from "./max-pool.ts";
import { onlyTensor } from "./only-tensor.ts";

/**
 * A layer that max-pools images and keeps partial windows at the edge, for any `tf.LayersModel`.
 *
 * @throws {InvalidOptionError} When it is built, if the stride is larger than the size.
 */
export function maxPoolCeil2d(options: MaxPoolOptions & { readonly name?: string }): layers.Layer {
  assertOptions("maxPoolCeil2d", options, "{ size: 2, stride: 2 }");
  return new MaxPoolCeil2D(options);
}

class MaxPoolCeil2D extends layers.Layer {
  static readonly className = "MaxPoolCeil2D";
  readonly #options: MaxPoolOptions;

  constructor({ name, ...options }: MaxPoolOptions & { readonly name?: string }) {
    super(name === undefined ? {} : { name });
    this.#options = options;
  }

  get description(): string {
    const { size, stride } = this.#options;
    return `max pool ${size}×${size}, stride ${stride}`;
  }

  override computeOutputShape([batch, height, width, channels]: Shape): Shape {
    const [rows, columns] = [height!, width!].map((n) => pooledSize(n, this.#options));
    return [batch!, rows!, columns!, channels!];
  }

  override call(inputs: Tensor | Tensor[]): Tensor {
    return maxPoolCeil(onlyTensor(inputs) as Tensor4D, this.#options);
  }

  override getConfig(): serialization.ConfigDict {
    return { ...super.getConfig(), ...this.#options };
  }
}

serialization.registerClass(MaxPoolCeil2D);
