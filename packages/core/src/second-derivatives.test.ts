import { checkGradient, useCpu } from "@gan/test-utils";
import {
  avgPool,
  customGrad,
  env,
  exp,
  type GradSaveFunc,
  grad,
  localResponseNormalization,
  mul,
  type Scalar,
  sigmoid,
  square,
  step,
  sub,
  sum,
  type Tensor,
  type Tensor4D,
  tanh,
  tensor1d,
  tensor4d,
  tidy,
} from "@tensorflow/tfjs-core";
import { expect, it, vi } from "vitest";
import "./index.ts";
import { installSecondDerivatives } from "./second-derivatives.ts";

useCpu();

const at = [-1.3, -0.4, 0, 0.7, 2];

/** The second derivative of a function of single numbers. */
function twice(f: (x: Tensor) => Tensor): number[] {
  const slope = (x: Tensor) => sum(grad((y: Tensor) => sum(f(y)) as Scalar)(x)) as Scalar;
  return tidy(() => [...grad(slope)(tensor1d(at)).dataSync()]);
}

it("knows the second derivatives of tanh, sigmoid and exp", () => {
  const closed: [(x: Tensor) => Tensor, (x: number) => number][] = [
    [tanh, (x) => -2 * Math.tanh(x) * (1 - Math.tanh(x) ** 2)],
    [sigmoid, (x) => Math.exp(-x) * (Math.exp(-x) - 1) * (1 + Math.exp(-x)) ** -3],
    [exp, Math.exp],
  ];
  for (const [f, second] of closed) {
    for (const [i, value] of twice(f).entries()) expect(value).toBeCloseTo(second(at[i]!), 5);
  }
});

it("knows the third derivative of tanh", () => {
  const slope = (x: Tensor) => grad((y: Tensor) => sum(tanh(y)) as Scalar)(x);
  for (const [i, value] of twice(slope).entries()) {
    const square = Math.tanh(at[i]!) ** 2;
    expect(value).toBeCloseTo((1 - square) * (6 * square - 2), 4);
  }
});

it("names what has no second derivative, and on which engine", () => {
  const images = tensor4d([1, 2, 3, 4, 5, 6], [1, 1, 2, 3]);
  const slopes = (x: Tensor) =>
    grad((y: Tensor) => sum(localResponseNormalization(y as typeof images)) as Scalar)(x);
  const second = () => tidy(() => grad((x) => sum(square(slopes(x))) as Scalar)(images));
  expect(() => tidy(() => slopes(images))).not.toThrow();
  expect(second).toThrow(/`LRN` has no second derivative on the engine `cpu`. Use another layer/);
  expect(second).toThrow(expect.objectContaining({ code: "GAN_UNSUPPORTED_DERIVATIVE" }));
  images.dispose();
});

it("refuses what a custom gradient saves on the way, which would count as a constant", () => {
  const ofExp = customGrad((x, save) => {
    const y = exp(x as Tensor);
    (save as GradSaveFunc)([y]);
    return { value: sub(y, 1), gradFunc: (dy: Tensor, [saved]: Tensor[]) => mul(dy, saved!) };
  });
  env().set("IS_TEST", false); // Then the engine counts what is saved as a leak.
  expect(() => twice(ofExp)).toThrow(/has no second derivative/);
  env().set("IS_TEST", true);
});

it("finds no derivative of what has none already at first", () => {
  const jump = (x: Tensor) => sum(step(x)) as Scalar;
  expect([...tidy(() => grad(jump)(tensor1d(at)).dataSync())]).toEqual([0, 0, 0, 0, 0]);
});

it("knows the first derivative of average pooling with padding, which TensorFlow.js does not", () => {
  const weights = [1, -2, 0.5, 3, 0.25, -1, 2, 1.5, -0.75];
  const pooled = (x: Tensor) => avgPool(x as Tensor4D, 2, 1, "same");
  const f = (x: Tensor) => sum(mul(pooled(x), tensor4d(weights, [1, 3, 3, 1]))) as Scalar;
  checkGradient(f, { values: [3, 1, 4, 1, 5, 9, 2, 6, 5], shape: [1, 3, 3, 1] });
});

it("says nothing, not in debug mode either, and changes nothing when it is installed again", () => {
  vi.spyOn(console, "warn").mockImplementationOnce(() => {}); // Of debug mode itself.
  env().set("DEBUG", true);
  env().set("IS_TEST", false); // Then it is quiet anyway.
  const write = (["log", "warn", "error"] as const).map((level) => vi.spyOn(console, level));
  for (const spy of write) spy.mockClear();
  installSecondDerivatives();
  env().set("IS_TEST", true);
  env().set("DEBUG", false);
  expect(twice(tanh)[1]).toBeCloseTo(-2 * Math.tanh(-0.4) * (1 - Math.tanh(-0.4) ** 2), 5);
  for (const spy of write) expect(spy).not.toHaveBeenCalled();
});
