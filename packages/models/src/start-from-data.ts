import type { Stream } from "@gan/spec";
import { type Tensor, type Tensor2D, tensor2d, tidy } from "@tensorflow/tfjs-core";
import type { layers } from "@tensorflow/tfjs-layers";
import { WeightNormDense } from "./weight-norm-dense.ts";

/** What layers start from. */
export interface Start {
  /** Examples, one after another; some hundreds are enough. */
  readonly values: Float32Array;
  /** Where the noise of layers below comes from, as in training. */
  readonly stream: Stream;
}

/**
 * Gives weight-normalized layers first norms and offsets with which what every unit sums has mean 0 and variance 1 on examples, layer
 * after layer, with noise as in training. Others are left as they are.
 *
 * @param stack - One after the other, built, of rows of numbers. Changed in place.
 * @see Salimans and Kingma, "Weight Normalization", 2016, section 3.
 */
export function startFromData(stack: readonly layers.Layer[], { values, stream }: Start): void {
  tidy(() => {
    const size = (stack[0]!.inboundNodes[0]!.inputShapes[0] as number[]).at(-1)!;
    let x: Tensor = tensor2d(values, [values.length / size, size]);
    for (const layer of stack) {
      if (layer instanceof WeightNormDense) layer.startFrom(x);
      x = layer.call(x as Tensor2D, { training: true, stream }) as Tensor;
    }
  });
}
