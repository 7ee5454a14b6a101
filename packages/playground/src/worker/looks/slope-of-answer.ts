import { applyPlayer, type Game } from "@gan/core";
import {
  grad,
  type Scalar,
  sum,
  type Tensor,
  type Tensor2D,
  tensor2d,
  tidy,
} from "@tensorflow/tfjs-core";

/**
 * ∂D/∂x at one example: how much D's output, a logit where it is one, changes by each pixel, per brightness from black to
 * white. D is as it is after training: without dropout.
 *
 * @param example - Its values; colors of a pixel stand together, and are made brighter together.
 * @returns A number for each pixel, row by row.
 */
export async function slopeOfAnswer(
  { discriminator, exampleShape, range: [black, white] }: Game,
  example: Float32Array,
): Promise<Float32Array<ArrayBuffer>> {
  const [, , channels = 1] = exampleShape;
  const slopes = tidy(() => {
    const outputOf = (x: Tensor) => sum<Scalar>(applyPlayer(discriminator, x as Tensor2D));
    return grad(outputOf)(tensor2d(example, [1, example.length]));
  });
  const each = await slopes.data().finally(() => slopes.dispose());
  const slope = new Float32Array(example.length / channels);
  for (const [i, value] of each.entries()) slope[Math.floor(i / channels)]! += value;
  return slope.map((value) => value * (white - black));
}
