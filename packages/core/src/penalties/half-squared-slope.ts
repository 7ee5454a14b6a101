import { div, mean, type Scalar, square, sum, tidy } from "@tensorflow/tfjs-core";
import type { Examples } from "../examples.ts";
import type { Round } from "../round.ts";
import { slopesAt } from "./slopes-at.ts";

/** ½ E[‖∇ₓ D(x)‖²]. The caller owns it. */
export function halfSquaredSlope(round: Round, examples: Examples, name: string): Scalar {
  return tidy(() => div<Scalar>(mean(sum(square(slopesAt(round, examples, name)), 1)), 2));
}
