import { CheckpointMismatchError, type LearningRule, type Parameter } from "@gan/spec";
import { expectBalanced, useCpu } from "@gan/test-utils";
import { tensor1d, tidy, variable } from "@tensorflow/tfjs-core";
import { describe, expect, it } from "vitest";
import { adam, classicalMomentum, exponentialDecay, rmsProp, sgd } from "../index.ts";

useCpu();

const rules: Record<string, () => LearningRule> = {
  momentum: () => classicalMomentum({ learningRate: 0.1, momentum: 0.5 }),
  sgd: () => sgd({ learningRate: 0.1 }),
  adam: () => adam({ learningRate: 0.1 }),
  rmsProp: () => rmsProp({ learningRate: 0.1 }),
};
const start = [1, -2, 0.5];
const gradients = [
  [0.3, -0.2, 1],
  [-0.1, 0.4, 2],
  [0.7, 0.1, -1],
];

function createParameter(): Parameter {
  const made = tidy(() => variable(tensor1d(start)));
  return { name: "h0/kernel", kind: "kernel", variable: made };
}

function step(rule: LearningRule, parameter: Parameter, count: number): void {
  const gradient = tensor1d(gradients[count - 1]!);
  rule.apply([parameter], { "h0/kernel": gradient }, { iteration: count, epoch: 1, count });
  gradient.dispose();
}

/** Three updates of the second element by each rule's published formula, in float64. */
const published: Record<string, number> = (() => {
  const g = gradients.map((row) => row[1]!);
  let [velocity, momentum] = [0, -2];
  for (const slope of g) momentum += velocity = 0.5 * velocity - 0.1 * slope;
  let [m, v, adaptive] = [0, 0, -2];
  g.forEach((slope, i) => {
    m = 0.9 * m + 0.1 * slope;
    v = 0.999 * v + 0.001 * slope ** 2;
    adaptive -= (0.1 * (m / (1 - 0.9 ** (i + 1)))) / (Math.sqrt(v / (1 - 0.999 ** (i + 1))) + 1e-8);
  });
  let [mean, scaled] = [0, -2];
  for (const slope of g) {
    mean = 0.9 * mean + 0.1 * slope ** 2;
    scaled -= (0.1 * slope) / (Math.sqrt(mean) + 1e-8);
  }
  return {
    momentum,
    adam: adaptive,
    rmsProp: scaled,
    sgd: -2 - 0.1 * g.reduce((sum, slope) => sum + slope),
  };
})();

describe.each(Object.entries(rules))("%s", (name, create) => {
  it("follows its published formula", () => {
    const [rule, parameter] = [create(), createParameter()];
    for (const count of [1, 2, 3]) step(rule, parameter, count);
    expect(parameter.variable.dataSync()[1]).toBeCloseTo(published[name]!, 5);
  });

  it("goes on bit for bit from a saved state", () => {
    const [whole, first, second] = [create(), create(), create()];
    const [p, q] = [createParameter(), createParameter()];
    for (const count of [1, 2, 3]) step(whole, p, count);
    for (const count of [1, 2]) step(first, q, count);
    const saved = Object.fromEntries(
      Object.entries(first.state()).map(([key, slot]) => [
        key,
        { shape: slot.shape, values: slot.dataSync().slice() as Float32Array },
      ]),
    );
    second.restore([q], saved);
    step(second, q, 3);
    expect(q.variable.dataSync()).toEqual(p.variable.dataSync());
  });

  it("frees its slots", () =>
    expectBalanced(() => {
      const [rule, parameter] = [create(), createParameter()];
      step(rule, parameter, 1);
      rule.dispose();
      parameter.variable.dispose();
    }));

  it("refuses a state of other parameters, naming it", () => {
    const rule = create();
    const restore = () =>
      rule.restore([createParameter()], {
        "velocity/h9/kernel": { shape: [3], values: new Float32Array(3) },
      });
    expect(restore).toThrow(CheckpointMismatchError);
    expect(restore).toThrow(/velocity\/h9\/kernel.*Resume with the options/);
  });
});

it("follows a schedule", () => {
  const rule = sgd({ learningRate: exponentialDecay({ initial: 1, decay: 2 }) });
  const parameter = createParameter();
  for (const count of [1, 2, 3]) step(rule, parameter, count);
  expect(parameter.variable.dataSync()[0]).toBeCloseTo(1 - 0.3 + 0.1 / 2 - 0.7 / 4, 6);
});
