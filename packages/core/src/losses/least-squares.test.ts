import { testLoss, useCpu } from "@gan/test-utils";
import { tensor2d } from "@tensorflow/tfjs-core";
import { expect, it } from "vitest";
import { leastSquares } from "../index.ts";

useCpu();

testLoss(leastSquares, {
  real: (a) => a - 1,
  fake: (a) => a + 1,
  generator: (a) => a,
});

it("is worth 1 to D and 0 to G when D cannot tell, and stands for a probability", () => {
  const zero = tensor2d([[0]]);
  expect(leastSquares.discriminator(zero, zero).dataSync()[0]).toBe(
    leastSquares.equilibrium.discriminator,
  );
  expect(leastSquares.generator(zero).dataSync()[0]).toBe(leastSquares.equilibrium.generator);
  const outputs = tensor2d([[-2], [-1], [0], [0.5], [1], [3]]);
  expect([...leastSquares.probability!(outputs).dataSync()]).toEqual([0, 0, 0.5, 0.75, 1, 1]);
});
