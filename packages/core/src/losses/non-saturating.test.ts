import { testLoss, useCpu } from "@gan/test-utils";
import { tensor2d } from "@tensorflow/tfjs-core";
import { expect, it } from "vitest";
import { nonSaturating } from "../index.ts";

useCpu();

const sigmoid = (a: number) => 1 / (1 + Math.exp(-a));

testLoss(nonSaturating, {
  real: (a) => -sigmoid(-a),
  fake: sigmoid,
  generator: (a) => -sigmoid(-a),
});

it("is worth 2 log 2 nats to D and log 2 to G when D cannot tell", () => {
  const zero = tensor2d([[0]]);
  expect(nonSaturating.discriminator(zero, zero).dataSync()[0]).toBeCloseTo(2 * Math.log(2), 6);
  expect(nonSaturating.generator(zero).dataSync()[0]).toBeCloseTo(Math.log(2), 6);
});
