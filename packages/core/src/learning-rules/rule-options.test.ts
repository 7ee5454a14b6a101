import { GanError, type LearningRule } from "@gan/spec";
import { useCpu } from "@gan/test-utils";
import { tensor1d, variable } from "@tensorflow/tfjs-core";
import { describe, expect, it } from "vitest";
import {
  adam,
  classicalMomentum,
  clipParameters,
  maxColumnNorm,
  meanWeights,
  rmsProp,
  sgd,
} from "../index.ts";

useCpu();

type Factory = (options: unknown) => LearningRule;

const rules = { adam, classicalMomentum, rmsProp, sgd } as unknown as Record<string, Factory>;

describe.each(Object.entries(rules))("%s", (name, create) => {
  it("names an option it does not know, and the one that is meant", () => {
    const lr = () => create({ lr: 0.1 });
    expect(lr).toThrow(`\`${name}\` takes learningRate`);
    expect(lr).toThrow(/^`lr` is 0.1, expected no such option.*Did you mean `learningRate`\?$/);
    expect(() => create({ learningRte: 0.1 })).toThrow(/Did you mean `learningRate`\?/);
    expect(() => create({ learningRate: 0.1, nesterov: true })).toThrow(/^`nesterov` is true/);
  });

  it.each([undefined, null, Number.NaN, -0.1, Number.POSITIVE_INFINITY, "0.1"])(
    "refuses the rate %s",
    (learningRate) => {
      const refused = () => create({ learningRate });
      expect(refused).toThrow(
        /^`learningRate` is .*expected a number of at least 0, or a function/,
      );
      expect(codeOf(refused)).toBe("GAN_INVALID_OPTION");
    },
  );

  it("asks for options where there are none", () => {
    expect(() => create(undefined)).toThrow(
      /^`options of \w+` is undefined.*\{ learningRate: … \}/,
    );
    expect(() => create({})).toThrow(/^`learningRate` is undefined/);
  });

  it("names the iteration at which a function gives no rate", () => {
    using rule = create({
      learningRate: ({ iteration }: { iteration: number }) => (iteration < 12 ? 0.1 : Number.NaN),
    });
    expect(() => step(rule, 11)).not.toThrow();
    expect(() => step(rule, 12)).toThrow(
      "`learningRate` is NaN, expected a number of at least 0. The function gave it at iteration 12.",
    );
  });
});

it.each([-0.1, 1, Number.NaN, "0.5"])("refuses %s as a share that is kept", (share) => {
  const learningRate = 0.1;
  const refused: [string, () => unknown][] = [
    ["beta1", () => rules.adam!({ learningRate, beta1: share })],
    ["beta2", () => rules.adam!({ learningRate, beta2: share })],
    ["decay", () => rules.rmsProp!({ learningRate, decay: share })],
    ["momentum", () => rules.classicalMomentum!({ learningRate, momentum: share })],
    ["decay", () => meanWeights({ decay: share as number })],
  ];
  for (const [option, make] of refused) {
    expect(make).toThrow(new RegExp(`^\`${option}\` is .*at least 0 and below 1`));
  }
});

it("names the iteration at which a function gives no momentum", () => {
  using rule = classicalMomentum({ learningRate: 0.1, momentum: () => 1.5 });
  expect(() => step(rule, 3)).toThrow(/^`momentum` is 1.5.*at iteration 3\.$/);
});

it("refuses an epsilon of 0, limits that are none, and a mean without options", () => {
  const learningRate = 0.1;
  expect(() => adam({ learningRate, epsilon: 0 })).toThrow(/^`epsilon` is 0, expected a number/);
  expect(() => rmsProp({ learningRate, epsilon: Number.NaN })).toThrow(/^`epsilon` is NaN/);
  expect(() => maxColumnNorm(-1)).toThrow(/^`limit` is -1, expected a number above 0/);
  expect(() => maxColumnNorm(undefined as never)).toThrow(/^`limit` is undefined/);
  expect(() => clipParameters(0)).toThrow(/^`bound` is 0, expected a number above 0/);
  expect(() => meanWeights(0.9 as never)).toThrow(/\{ decay: … \}/);
});

function codeOf(fails: () => unknown): string | undefined {
  try {
    fails();
  } catch (error) {
    return GanError.is(error) ? error.code : undefined;
  }
  return undefined;
}

function step(rule: LearningRule, iteration: number): void {
  const parameter = {
    name: "h0/kernel",
    kind: "kernel" as const,
    variable: variable(tensor1d([1])),
  };
  const update = { iteration, epoch: 1, count: iteration };
  rule.apply([parameter], { "h0/kernel": tensor1d([0.5]) }, update);
}
