import { assertWithin, type Dataset, exampleSize } from "@gan/spec";

/** How strongly examples are normalized. */
export interface GlobalContrastOptions {
  /** Length of a normalized example. @default 55 */
  readonly scale?: number;
}

/** A data set of normalized examples that can be turned back into pictures. */
export interface ContrastNormalized extends Dataset {
  /**
   * Turns normalized examples back into the range of the original ones, in place, for display.
   *
   * @param values - Examples, one after another.
   * @param indices - Which examples of the data set they are, whose own mean and length then come back
   * exactly. Without it, as for samples of a generator, all get those of the average example.
   * @returns `values`.
   */
  restore(values: Float32Array, indices?: ArrayLike<number>): Float32Array;
}

/** Below it, a length counts as that of an example without contrast. */
const least = 1e-8;
/** Examples that stand for all when the average one is asked for. */
const typicalCount = 1000;

/**
 * Global contrast normalization: takes out of each example its mean and its length.
 *
 *     x ← scale · (x − mean(x)) / ‖x − mean(x)‖
 *
 * An example is normalized when it is read; the data set underneath is held as it was.
 *
 * @returns The examples with values of root mean square `scale / √(numbers in an example)`: .992 for
 * CIFAR-10. Black and white are put at ±2.5, within which 99 % of its values lie.
 * @see The authors' released code, whose scale is 55.
 */
export function globalContrast(
  dataset: Dataset,
  { scale = 55 }: GlobalContrastOptions = {},
): ContrastNormalized {
  assertWithin("scale", scale, Number.MIN_VALUE, Number.MAX_VALUE);
  const length = exampleSize(dataset);
  const rms = scale / Math.sqrt(length);
  let typical: Contrast | undefined;

  const contrastOf = (index: number, values: Float32Array) => {
    dataset.read([index], values);
    return measure(values);
  };
  const averageContrast = () => {
    const count = Math.min(typicalCount, dataset.size);
    const values = new Float32Array(length);
    const sum = { mean: 0, norm: 0 };
    for (let i = 0; i < count; i++) {
      const { mean, norm } = contrastOf(Math.floor((i * dataset.size) / count), values);
      sum.mean += mean;
      sum.norm += norm;
    }
    return { mean: sum.mean / count, norm: sum.norm / count };
  };

  return {
    ...dataset,
    range: [-2.5 * rms, 2.5 * rms],
    read(indices, out) {
      dataset.read(indices, out);
      for (let i = 0; i < indices.length; i++) {
        const example = out.subarray(i * length, (i + 1) * length);
        const { mean, norm } = measure(example);
        for (let j = 0; j < length; j++) example[j] = ((example[j]! - mean) / norm) * scale;
      }
    },
    restore(values, indices) {
      typical ??= averageContrast();
      const original = new Float32Array(length);
      for (let i = 0; i * length < values.length; i++) {
        const example = values.subarray(i * length, (i + 1) * length);
        const { mean, norm } = indices ? contrastOf(indices[i]!, original) : typical;
        for (let j = 0; j < example.length; j++) example[j] = (example[j]! / scale) * norm + mean;
      }
      return values;
    },
  };
}

/** What normalization takes out. */
interface Contrast {
  readonly mean: number;
  readonly norm: number;
}

function measure(example: Float32Array): Contrast {
  let sum = 0;
  for (let j = 0; j < example.length; j++) sum += example[j]!;
  const mean = sum / example.length;
  let squares = 0;
  for (let j = 0; j < example.length; j++) squares += (example[j]! - mean) ** 2;
  const norm = Math.sqrt(squares);
  return { mean, norm: norm < least ? 1 : norm };
}
