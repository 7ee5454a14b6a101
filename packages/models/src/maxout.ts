import { assertPositiveInteger, ShapeMismatchError } from "@gan/spec";
import {
  argMax,
  cast,
  customGrad,
  expandDims,
  type GradSaveFunc,
  max,
  mul,
  oneHot,
  reshape,
  type Tensor,
  type Tensor2D,
  tidy,
} from "@tensorflow/tfjs-core";
import { assertTensor } from "./assert-arguments.ts";

/**
 * Maxout activation: the largest of `pieces` linear responses per unit.
 *
 *     hᵢ(x) = max over j in [1, pieces] of zᵢⱼ,  z = xW + b
 *
 * The gradient goes to the largest piece alone; of tied pieces, to the first.
 *
 * @param z - Responses, shape `[batch, units * pieces]`, the pieces of one unit side by side.
 * @param pieces - Linear responses per unit, at least 1; 5 in the paper's MNIST discriminator.
 * @returns Activations, shape `[batch, units]`. The caller owns them.
 * @throws {ShapeMismatchError} When the width of `z` is not a multiple of `pieces`.
 * @see Goodfellow et al., "Maxout Networks", 2013, section 3.
 */
export function maxout(z: Tensor2D, pieces: number): Tensor2D {
  assertTensor("z", z, 2);
  assertPositiveInteger("pieces", pieces);
  const [batch, width] = z.shape;
  if (width % pieces !== 0) {
    const units = Math.ceil(width / pieces);
    throw new ShapeMismatchError({
      argument: "z",
      expected: [null, units * pieces],
      received: z.shape,
      fix: `Use ${units} units of ${pieces} pieces.`,
    });
  }
  return tidy(() => maxOfLastAxis(reshape(z, [batch, width / pieces, pieces])) as Tensor2D);
}

/**
 * `max` along the last axis, with a gradient of its own: TensorFlow.js's gives every tied element the full
 * gradient, and takes seven times as long on `wasm`.
 */
export const maxOfLastAxis: (x: Tensor) => Tensor = customGrad((x, save) => {
  (save as GradSaveFunc)([x as Tensor]);
  return { value: max(x as Tensor, -1), gradFunc: toLargest };
});

function toLargest(dy: Tensor, [x]: Tensor[]): Tensor {
  const pieces = x!.shape.at(-1)!;
  // Encoded as integers first: TensorFlow.js's own wasm engine writes integers whatever type is asked for.
  const isLargest = cast(oneHot(argMax(x!, -1), pieces), "float32");
  return mul(isLargest, expandDims(dy, -1));
}
