import { grad, sum, type Tensor2D, tidy } from "@tensorflow/tfjs-core";
import type { Examples } from "../examples.ts";
import type { Round } from "../round.ts";

/**
 * ∇ₓ D(x), one row for each example, with D's dropout; by x alone, where there is a condition beside it. It can be differentiated
 * in turn.
 *
 * Each row is the slope at its own example as long as D lets no row see another, as batch normalization does.
 *
 * @param name - Of the masks that D draws.
 * @returns `[m, exampleSize]`. The caller owns it.
 */
export function slopesAt(
  round: Pick<Round, "apply">,
  { x, given }: Examples,
  name: string,
): Tensor2D {
  const judge = (at: Tensor2D) => sum(round.apply("discriminator", { x: at, given }, name));
  return tidy(() => grad((at) => judge(at as Tensor2D))(x) as Tensor2D);
}
