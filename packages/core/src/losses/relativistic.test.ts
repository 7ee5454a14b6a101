import { testLoss, useCpu } from "@gan/test-utils";
import { add, gather, grad, type Tensor2D, tensor2d, tidy } from "@tensorflow/tfjs-core";
import { expect, it } from "vitest";
import { relativistic } from "../index.ts";

useCpu();

const sigmoid = (a: number) => 1 / (1 + Math.exp(-a));

testLoss(relativistic, {
  real: (a) => -sigmoid(-a),
  fake: sigmoid,
  generator: (a) => -sigmoid(-a),
});

it("is worth log 2 to both where D cannot tell", () => {
  const same = tensor2d([[5], [5]]);
  expect(relativistic.discriminator(same, same).dataSync()[0]).toBeCloseTo(Math.LN2, 6);
  expect(relativistic.generator(same, same).dataSync()[0]).toBeCloseTo(Math.LN2, 6);
});

it("is at its least for D at the logarithm of p_data / p_g and any constant", () => {
  // Two places: p_data is ¾ and ¼, p_g is ⅖ and ⅗. All 4 · 5 pairs are there once.
  const real = [0, 0, 0, 1].flatMap((place) => Array<number>(5).fill(place));
  const fake = Array.from({ length: 20 }, (_, i) => (i % 5 < 2 ? 0 : 1));
  const slopes = tidy(() => {
    const lossOf = (scores: Tensor2D) => {
      const at = (places: number[]) => gather(scores, places);
      return relativistic.discriminator(at(real), at(fake));
    };
    const best = tensor2d([[Math.log(0.75 / 0.4)], [Math.log(0.25 / 0.6)]]);
    const slopeAt = (scores: Tensor2D) => [
      ...grad((x) => lossOf(x as Tensor2D))(add(scores, 3)).dataSync(),
    ];
    return { best: slopeAt(best), other: slopeAt(tensor2d([[0.2], [-0.2]])) };
  });
  expect(Math.max(...slopes.best.map(Math.abs))).toBeLessThan(1e-6);
  expect(Math.max(...slopes.other.map(Math.abs))).toBeGreaterThan(0.05);
});

it("asks G's caller for real examples", () => {
  expect(() => relativistic.generator(tensor2d([[0]]))).toThrow(/`realLogits` is undefined/);
});
