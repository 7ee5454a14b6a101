import type { Round } from "@gan/core";
import { checkGradient, expectBalanced, useCpu } from "@gan/test-utils";
import { type Tensor2D, tensor2d, tidy } from "@tensorflow/tfjs-core";
import { expect, it } from "vitest";
import { hiddenError } from "../index.ts";

useCpu();
const [real, fake] = [
  [0.1, 0.9, 0.4, 0.3],
  [0.5, 0.2, 0.4, 0.8],
];
const { loss, usesReal } = hiddenError({ weight: 50 });
const lossAt = (x: Tensor2D) =>
  loss({ real: { x: tensor2d(real, [2, 2]) }, fake: { x } } as unknown as Round);

it("is the weighted mean squared difference of completions from what was there", () =>
  expectBalanced(() => {
    const squares = real.map((x, i) => (x - fake[i]!) ** 2);
    const expected = (50 * squares.reduce((sum, each) => sum + each, 0)) / 4;
    expect(tidy(() => lossAt(tensor2d(fake, [2, 2])).dataSync()[0])).toBeCloseTo(expected, 4);
    expect(usesReal).toBe(true);
  }));

it("has the slopes of finite differences", () => {
  checkGradient((x) => lossAt(x as Tensor2D), { values: fake, shape: [2, 2] });
});
