import { expect, it } from "vitest";
import { sigmoid } from "./activations.ts";
import { lossOfFake, lossOfGenerator, lossOfReal, softplus } from "./losses.ts";
import { matrix } from "./matrix.ts";

const logit = (...values: number[]) => matrix(values.length, 1, values);

it("costs log 2 nats each where D cannot tell", () => {
  for (const loss of [lossOfReal, lossOfFake])
    expect(loss(logit(0)).value).toBeCloseTo(Math.LN2, 15);
});

it("is the mean over the examples", () => {
  const { value, slope } = lossOfFake(logit(0, 3));
  expect(value).toBeCloseTo((Math.LN2 + Math.log(1 + Math.exp(3))) / 2, 14);
  expect(slope.values[1]).toBeCloseTo(sigmoid(3) / 2, 15);
});

it.each([-30, -3, -0.1, 0, 2, 30])("has the paper's values and slopes at logit %d", (a) => {
  const D = 1 / (1 + Math.exp(-a));
  const check = ({ value, slope }: ReturnType<typeof lossOfReal>, loss: number, by: number) => {
    expect(value).toBeCloseTo(loss, 10);
    expect(slope.values[0]).toBeCloseTo(by, 12);
  };
  const logOther = a > 20 ? -a : Math.log(1 - D);
  check(lossOfReal(logit(a)), -Math.log(D), D - 1);
  check(lossOfFake(logit(a)), -logOther, D);
  check(lossOfGenerator("minimax", logit(a)), logOther, -D);
  check(lossOfGenerator("non-saturating", logit(a)), -Math.log(D), D - 1);
});

it.each([100, 1000])("is linear or 0, and finite, at logits of ±%d", (a) => {
  expect(softplus(a)).toBe(a);
  expect(softplus(-a)).toBe(Math.exp(-a));
  expect(sigmoid(a)).toBe(1);
  expect(sigmoid(-a)).toBe(Math.exp(-a));
  expect(lossOfReal(logit(-a))).toMatchObject({ value: a, slope: logit(-1) });
  expect(lossOfFake(logit(a))).toMatchObject({ value: a, slope: logit(1) });
  expect(lossOfGenerator("minimax", logit(a))).toMatchObject({ value: -a, slope: logit(-1) });
});
