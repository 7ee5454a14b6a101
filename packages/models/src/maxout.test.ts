import { checkGradient, expectBalanced, useCpu } from "@gan/test-utils";
import {
  grad,
  mul,
  type Scalar,
  square,
  sum,
  type Tensor2D,
  tensor2d,
  tidy,
} from "@tensorflow/tfjs-core";
import { expect, it } from "vitest";
import { maxout } from "./maxout.ts";

useCpu();
const slope = (z: number[], pieces: number) =>
  tidy(() => [...grad((x) => maxout(x as Tensor2D, pieces))(tensor2d([z])).dataSync()]);

it("takes the largest of the pieces that stand side by side", () =>
  expectBalanced(() => {
    const z = tensor2d([
      [1, 2, 3, 9, 8, 7],
      [-3, -1, -2, 0, 5, 0],
    ]);
    const h = maxout(z, 3);
    expect(h.arraySync()).toEqual([
      [3, 9],
      [-1, 5],
    ]);
    z.dispose();
    h.dispose();
  }));

it("agrees with central differences away from ties", () => {
  const weights = tensor2d([[2, -1, 0.5]]);
  const values = [0.3, -0.2, 1.1, 0.7, -0.4, -0.9, 0.1, 0.2, 0.9, 1.4, -2, -1];
  checkGradient((z) => sum(mul(square(maxout(z as Tensor2D, 2)), weights)) as Scalar, {
    values,
    shape: [2, 6],
  });
});

it("sends the gradient to the first of tied pieces, and only there", () => {
  expect(slope([4, 4, 1, 2, 7, 7], 3)).toEqual([1, 0, 0, 0, 1, 0]);
  expect(slope([0, 0, 0, 0], 4)).toEqual([1, 0, 0, 0]);
});

it("can be differentiated twice, as gradient penalties need", () => {
  checkGradient((z) => sum(square(grad((x) => square(maxout(x as Tensor2D, 2)))(z))) as Scalar, {
    values: [0.3, -0.5, 1.2, 0.4],
    shape: [1, 4],
  });
});

it("says which widths fit", () => {
  expect(() => maxout(tensor2d([[1, 2, 3, 4]]), 3)).toThrow(
    "`z` has shape [1, 4], expected [any, 6]. Use 2 units of 3 pieces.",
  );
});
