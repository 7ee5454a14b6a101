import { CheckpointMismatchError, type LearningRule, type Parameter } from "@gan/spec";
import { tensor1d, tidy, variable } from "@tensorflow/tfjs-core";
import { describe, expect, it } from "vitest";
import { expectBalanced } from "./expect-balanced.ts";

const start = [1, -2, 0.5];
const gradients = [
  [0.3, -0.2, 1],
  [-0.1, 0.4, 2],
  [0.7, 0.1, -1],
];

/**
 * The contract every learning rule must meet; call it once from the rule's test file.
 *
 * @param create - Makes the rule, at a learning rate of 0.1.
 * @param published - The rule's formula in float64: from a first value and its slopes to the last value.
 */
export function testLearningRule(
  create: () => LearningRule,
  published: (value: number, slopes: readonly number[]) => number,
): void {
  describe(`learning rule ${create().name}`, () => {
    it("follows its published formula", () => {
      const [rule, parameter] = [create(), createParameter()];
      for (const count of [1, 2, 3]) step(rule, parameter, count);
      parameter.variable.dataSync().forEach((value, i) => {
        const slopes = gradients.map((row) => row[i]!);
        expect(value).toBeCloseTo(published(start[i]!, slopes), 5);
      });
    });

    it("goes on bit for bit from a saved state", () => {
      const [whole, first, second] = [create(), create(), create()];
      const [p, q] = [createParameter(), createParameter()];
      for (const count of [1, 2, 3]) step(whole, p, count);
      for (const count of [1, 2]) step(first, q, count);
      const saved = Object.entries(first.state()).map(([key, slot]) => [
        key,
        { shape: slot.shape, values: slot.dataSync().slice() as Float32Array },
      ]);
      second.restore([q], Object.fromEntries(saved));
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
      const foreign = { "velocity/h9/kernel": { shape: [3], values: new Float32Array(3) } };
      const restore = () => create().restore([createParameter()], foreign);
      expect(restore).toThrow(CheckpointMismatchError);
      expect(restore).toThrow(/velocity\/h9\/kernel.*Resume with the options/);
    });
  });
}

function createParameter(): Parameter {
  const made = tidy(() => variable(tensor1d(start)));
  return { name: "h0/kernel", kind: "kernel", variable: made };
}

function step(rule: LearningRule, parameter: Parameter, count: number): void {
  const gradient = tensor1d(gradients[count - 1]!);
  rule.apply([parameter], { "h0/kernel": gradient }, { iteration: count, epoch: 1, count });
  gradient.dispose();
}
