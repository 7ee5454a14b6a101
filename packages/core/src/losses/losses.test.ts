import { checkGradient, expectBalanced, useCpu } from "@gan/test-utils";
import { grad, type Scalar, type Tensor2D, tensor2d } from "@tensorflow/tfjs-core";
import { describe, expect, it } from "vitest";
import { minimax, nonSaturating, scaleDiscriminatorLoss } from "../index.ts";

useCpu();

const losses = [minimax, nonSaturating];
const sigmoid = (a: number) => 1 / (1 + Math.exp(-a));
const at = (a: number) => tensor2d([[a]]);
const read = (scalar: Scalar) => scalar.dataSync()[0]!;

it.each(losses)("$name costs the discriminator 2 log 2 nats when it cannot tell", (loss) => {
  expect(read(loss.discriminator(at(0), at(0)))).toBeCloseTo(2 * Math.log(2), 6);
});

it("is worth -log 2 and log 2 to the generator when D cannot tell", () => {
  expect(read(minimax.generator(at(0)))).toBeCloseTo(-Math.log(2), 6);
  expect(read(nonSaturating.generator(at(0)))).toBeCloseTo(Math.log(2), 6);
});

it.each([-100, -40, -3, 0, 2, 40, 100])(
  "has the gradients of the paper's formulas at logit %d",
  (a) => {
    const slope = (f: (x: Tensor2D) => Scalar) =>
      read(grad((x) => f(x as Tensor2D))(at(a)) as Scalar);
    expect(slope(nonSaturating.generator)).toBeCloseTo(-sigmoid(-a), 6);
    expect(slope(minimax.generator)).toBeCloseTo(-sigmoid(a), 6);
    for (const loss of losses) {
      expect(slope((x) => loss.discriminator(x, at(0)))).toBeCloseTo(-sigmoid(-a), 6);
      expect(slope((x) => loss.discriminator(at(0), x))).toBeCloseTo(sigmoid(a), 6);
    }
  },
);

it.each([-1000, 1000])("stays finite at logit %d", (a) => {
  for (const loss of losses) {
    expect(read(loss.generator(at(a)))).toSatisfy(Number.isFinite);
    expect(read(loss.discriminator(at(a), at(a)))).toSatisfy(Number.isFinite);
  }
});

it("is the mean over the minibatch, not its sum", () => {
  const [once, thrice] = [tensor2d([[2]]), tensor2d([[2], [2], [2]])];
  for (const loss of losses) {
    expect(read(loss.generator(thrice))).toBeCloseTo(read(loss.generator(once)), 6);
  }
});

it("halves the discriminator's loss where the released code does, and nothing else", () => {
  const halved = scaleDiscriminatorLoss(nonSaturating, 0.5);
  expect(read(halved.discriminator(at(0), at(0)))).toBeCloseTo(Math.log(2), 6);
  expect(read(halved.generator(at(0)))).toBeCloseTo(Math.log(2), 6);
});

describe.each(losses)("$name", (loss) => {
  const logits = { values: [-2, -0.3, 0.7, 3], shape: [4, 1] };

  it("agrees with central differences", () => {
    checkGradient((x) => loss.generator(x as Tensor2D), logits);
    checkGradient((x) => loss.discriminator(x as Tensor2D, x as Tensor2D), logits);
  });

  it("leaves exactly its result alive", () =>
    expectBalanced(() => {
      const a = at(1);
      loss.discriminator(a, a).dispose();
      loss.generator(a).dispose();
      a.dispose();
    }));
});
