import { testLearningRule, useCpu } from "@gan/test-utils";
import { tensor1d, tidy, variable } from "@tensorflow/tfjs-core";
import { expect, it } from "vitest";
import { exponentialDecay, sgd } from "../index.ts";

useCpu();

testLearningRule(
  () => sgd({ learningRate: 0.1 }),
  (value, slopes) => value - 0.1 * slopes.reduce((sum, slope) => sum + slope),
);

it("follows a rate that varies", () => {
  const rule = sgd({ learningRate: exponentialDecay({ initial: 1, decay: 2 }) });
  const parameter = {
    name: "h0/kernel",
    kind: "kernel" as const,
    variable: tidy(() => variable(tensor1d([1]))),
  };
  [0.3, -0.1, 0.7].forEach((slope, i) => {
    const update = { iteration: i + 1, epoch: 1, count: i + 1 };
    rule.apply([parameter], { "h0/kernel": tensor1d([slope]) }, update);
  });
  expect(parameter.variable.dataSync()[0]).toBeCloseTo(1 - 0.3 + 0.1 / 2 - 0.7 / 4, 6);
});
