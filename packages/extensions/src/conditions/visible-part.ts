import type { Condition, Examples } from "@gan/core";
import { type Dataset, exampleSize, readRows, ShapeMismatchError, type Stream } from "@gan/spec";
import { concat, mul, type Tensor2D, tensor2d, tidy } from "@tensorflow/tfjs-core";
import type { Mask } from "../masks.ts";

/** What is drawn where nobody gives examples. */
export interface VisiblePartOptions {
  /** Which numbers of an example are visible. */
  readonly mask: Mask;
  /** Where examples are taken from when samples are drawn without one. */
  readonly examples: Dataset;
}

/**
 * The part of an example that is visible, and which it is: c = [m x, m], m 1 where a number is visible and 0 elsewhere.
 *
 * One G and one D for every m are a family of conditionals p(x_S | x_not S) that share their parameters.
 *
 * @see Goodfellow et al., "Generative Adversarial Nets", 2014, section 7, 3.
 */
export function visiblePart({ mask, examples }: VisiblePartOptions): Condition {
  const size = exampleSize(examples);
  const masksOf = (count: number, stream: Stream) => {
    return stream.fill(new Float32Array(count * size), (out, from) => {
      for (let i = 0; i < count; i++) mask(out.subarray(i * size, (i + 1) * size), from);
    });
  };
  return {
    name: "visible part",
    description: "the example with 0 where it is hidden; then 1 where it is visible, 0 elsewhere",
    size: 2 * size,
    of: ({ x }: Examples, stream) =>
      tidy(() => {
        const masks = tensor2d(masksOf(x.shape[0], stream), [x.shape[0], size]);
        return concat([mul<Tensor2D>(x, masks), masks], 1);
      }),
    draw(count, stream) {
      const chosen = Array.from({ length: count }, () => stream.integer(examples.size));
      const rows = new Float32Array(count * size);
      examples.read(chosen, rows);
      return visible(rows, masksOf(count, stream), size);
    },
  };
}

/**
 * Conditions for given examples and masks, `[count, 2 size]`, as `given` of `sample` and `decode` takes them.
 *
 * @param masks - `[count, size]`, row after row: 1 where a number is visible, 0 elsewhere.
 * @throws {ShapeMismatchError} When there are more masks than examples, or fewer.
 */
export function showing(examples: Dataset, masks: Float32Array): Float32Array {
  const size = exampleSize(examples);
  if (masks.length !== examples.size * size) {
    throw new ShapeMismatchError({
      argument: "masks",
      expected: [examples.size, size],
      received: [masks.length / size, size],
      fix: "Give each example a mask.",
    });
  }
  return visible(readRows(examples, 0, examples.size), masks, size);
}

function visible(rows: Float32Array, masks: Float32Array, size: number): Float32Array {
  const given = new Float32Array(2 * rows.length);
  for (let i = 0; i < rows.length; i++) {
    const at = Math.floor(i / size) * 2 * size + (i % size);
    given[at] = rows[i]! * masks[i]!;
    given[at + size] = masks[i]!;
  }
  return given;
}
