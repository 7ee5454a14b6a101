import { grad, type Scalar, type Tensor, tensor, tidy } from "@tensorflow/tfjs-core";
import { expect } from "vitest";

/** How a gradient is compared with central differences in float32. */
export interface CheckGradientOptions {
  /** Half the distance of a central difference. @default 1e-2 */
  readonly step?: number;
  /** Largest deviation, relative to the gradient's largest element. @default 1e-2 */
  readonly tolerance?: number;
}

/**
 * Expects TensorFlow.js's gradient of a scalar function to agree with central differences.
 *
 * @param f - A function that is smooth around `at`; every element is moved in turn.
 */
export function checkGradient(
  f: (x: Tensor) => Scalar,
  at: { readonly values: ArrayLike<number>; readonly shape: number[] },
  { step = 1e-2, tolerance = 1e-2 }: CheckGradientOptions = {},
): void {
  const values = Float32Array.from(at.values);
  const value = (moved: Float32Array) =>
    tidy(() => f(tensor(moved.slice(), at.shape)).dataSync()[0]!);
  const analytic = tidy(() => grad(f)(tensor(values.slice(), at.shape)).dataSync());
  const numeric = values.map((x, i) => {
    const [above, below] = [Float32Array.from(values), Float32Array.from(values)];
    above[i] = x + step;
    below[i] = x - step;
    return (value(above) - value(below)) / (above[i]! - below[i]!);
  });
  const largest = Math.max(1e-3, ...numeric.map(Math.abs));
  for (let i = 0; i < values.length; i++) {
    const deviation = Math.abs(analytic[i]! - numeric[i]!) / largest;
    expect(deviation, `element ${i}: ${analytic[i]} against ${numeric[i]}`).toBeLessThan(tolerance);
  }
}
