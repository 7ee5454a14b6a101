import { useCpu } from "@gan/test-utils";
import {
  conv2d,
  exp,
  grad,
  matMul,
  max,
  maxPool,
  profile,
  relu,
  reshape,
  type Scalar,
  sigmoid,
  softplus,
  sum,
  type Tensor,
  type Tensor2D,
  type Tensor4D,
  tanh,
  tensor,
  tidy,
} from "@tensorflow/tfjs-core";
import { expect, it } from "vitest";

useCpu();

const filter = Float32Array.from({ length: 18 }, (_, i) => Math.sin(3 * i + 1));

const functions: Readonly<Record<string, (x: Tensor2D) => Tensor>> = {
  sigmoid,
  tanh,
  exp,
  relu,
  softplus,
  max: (x) => max(x, 1),
  matMul: (x) => matMul(x, x, false, true),
  "conv2d and maxPool": (x) =>
    maxPool(
      conv2d(reshape(x, [1, 6, 6, 1]) as Tensor4D, tensor(filter, [3, 3, 1, 2]), 1, "same"),
      2,
      2,
      "valid",
    ),
};

/** Operations, in their order, and bits of the first derivative of each function. */
async function firstDerivatives() {
  const found: Record<string, { kernels: string[]; bits: Float32Array }> = {};
  for (const [name, f] of Object.entries(functions)) {
    const values = Float32Array.from({ length: 36 }, (_, i) => Math.sin(7 * i + 0.3));
    let bits!: Float32Array;
    const { kernels } = await profile(() =>
      tidy(() => {
        const slope = grad((x: Tensor) => sum(f(x as Tensor2D)) as Scalar);
        bits = slope(tensor(values, [6, 6])).dataSync() as Float32Array;
      }),
    );
    found[name] = { kernels: kernels.map((kernel) => kernel.name), bits };
  }
  return found;
}

it("leaves the operations and the bits of first derivatives as they were", async () => {
  const before = await firstDerivatives();
  await import("../gradients.ts");
  expect(await firstDerivatives()).toEqual(before);
  expect(Object.keys(before)).toEqual(Object.keys(functions));
});
