import { testLoss, useCpu } from "@gan/test-utils";
import { add, tensor2d } from "@tensorflow/tfjs-core";
import { expect, it } from "vitest";
import { wasserstein } from "../index.ts";

useCpu();

testLoss(wasserstein, { real: () => -1, fake: () => 1, generator: () => -1 });

it("is minus the distance of the mean scores, whatever is added to all of them", () => {
  const [real, fake] = [tensor2d([[3], [5]]), tensor2d([[1], [2]])];
  expect(wasserstein.discriminator(real, fake).dataSync()[0]).toBe(-2.5);
  expect(wasserstein.discriminator(add(real, 7), add(fake, 7)).dataSync()[0]).toBe(-2.5);
});
