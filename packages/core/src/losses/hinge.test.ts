import { testLoss, useCpu } from "@gan/test-utils";
import { tensor2d, tidy } from "@tensorflow/tfjs-core";
import { expect, it } from "vitest";
import { hinge } from "../index.ts";

useCpu();

testLoss(hinge, {
  real: (a) => (a < 1 ? -1 : 0),
  fake: (a) => (a > -1 ? 1 : 0),
  generator: () => -1,
});

it("costs D 2 where it cannot tell, and least at the sign of p_data - p_g elsewhere", () => {
  // Of ten examples at a point, 7 are real; of ten at another, 2: there TV is ½.
  const lossAt = (here: number, there: number) =>
    tidy(() => {
      const rows = (first: number) =>
        tensor2d([...Array(first).fill(here), ...Array(9 - first).fill(there)], [9, 1]);
      return hinge.discriminator(rows(7), rows(2)).dataSync()[0]!;
    });
  expect(lossAt(0.3, 0.3)).toBeCloseTo(hinge.equilibrium.discriminator, 6);
  const best = lossAt(1, -1);
  expect(best).toBeCloseTo(2 - (2 * 5) / 9, 6);
  for (const [a, b] of [
    [0.9, -1],
    [1.1, -1],
    [1, -0.9],
    [1, -1.1],
    [-1, 1],
  ] as const) {
    expect(lossAt(a, b)).toBeGreaterThan(best);
  }
});
