import { testLoss, useCpu } from "@gan/test-utils";
import { tensor2d } from "@tensorflow/tfjs-core";
import { expect, it } from "vitest";
import { relativistic, relativisticAverage } from "../index.ts";

useCpu();

const sigmoid = (a: number) => 1 / (1 + Math.exp(-a));

// Of one example, which is its own mean, both terms are alike.
testLoss(relativisticAverage, {
  real: (a) => -2 * sigmoid(-a),
  fake: (a) => 2 * sigmoid(a),
  generator: (a) => -2 * sigmoid(-a),
});

it("is worth 2 log 2 where D cannot tell, and of pairs of one twice the loss of pairs", () => {
  const [same, other] = [tensor2d([[5], [5]]), tensor2d([[2]])];
  const read = (scalar: { dataSync(): ArrayLike<number> }) => scalar.dataSync()[0]!;
  expect(read(relativisticAverage.discriminator(same, same))).toBeCloseTo(2 * Math.LN2, 6);
  const one = tensor2d([[0.5]]);
  expect(read(relativisticAverage.generator(one, other))).toBeCloseTo(
    2 * read(relativistic.generator(one, other)),
    6,
  );
});

it("sets each against the mean of the other kind", () => {
  const [real, fake] = [tensor2d([[1], [3]]), tensor2d([[0], [-4]])];
  const softplus = (t: number) => Math.log1p(Math.exp(t));
  const expected =
    (softplus(-2 - 1) + softplus(-2 - 3)) / 2 + (softplus(0 - 2) + softplus(-4 - 2)) / 2;
  expect(relativisticAverage.discriminator(real, fake).dataSync()[0]).toBeCloseTo(expected, 6);
});
