import { add, sqrt, square, sum, type Tensor1D, type Tensor2D, tidy } from "@tensorflow/tfjs-core";

/** Length of each row; the little that is added keeps the gradient finite at 0. The caller owns it. */
export function normsOf(slopes: Tensor2D): Tensor1D {
  return tidy(() => sqrt(add(sum<Tensor1D>(square(slopes), 1), 1e-12)));
}
