import { type Stream, UnsupportedNetworkError } from "@gan/spec";
import type { layers } from "@tensorflow/tfjs-layers";
import { WeightNormDense } from "./weight-norm-dense.ts";

/** Layers that add noise of deviation `stddev` in training. */
const noisy = new Set(["GaussianNoise", "FadingNoise"]);

/** What layers start from. */
export interface Start {
  /** Examples, one after another; some hundreds are enough. */
  readonly values: Float32Array;
  /** Where the noise of layers below comes from, as in training. */
  readonly stream: Stream;
}

/**
 * Gives weight-normalized layers first norms and offsets with which what every unit sums has mean 0 and variance 1 on examples, layer
 * after layer, with noise as in training. The same bits on every engine.
 *
 * @param stack - One after the other, built, of rows of numbers: weight-normalized layers and Gaussian noise. Changed in place.
 * @throws {UnsupportedNetworkError} When there is a layer of another kind.
 * @see Salimans and Kingma, "Weight Normalization", 2016, section 3.
 */
export function startFromData(stack: readonly layers.Layer[], { values, stream }: Start): void {
  let rows = values;
  for (const layer of stack) {
    if (layer instanceof WeightNormDense) rows = layer.startFrom(rows);
    else if (noisy.has(layer.getClassName())) {
      const { stddev } = layer as unknown as { readonly stddev: number };
      const noise = stream.fillNoise(new Float32Array(rows.length), stddev);
      rows = rows.map((value, i) => value + noise[i]!);
    } else {
      throw new UnsupportedNetworkError(
        `Layer \`${layer.name}\` (${layer.getClassName()}) cannot start from data: weight-normalized layers and Gaussian noise can. Leave \`start\` out.`,
      );
    }
  }
}
