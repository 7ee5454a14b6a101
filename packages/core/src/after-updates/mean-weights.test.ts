import { createRng } from "@gan/spec";
import { expectBalanced, testAfterUpdate, tinyNetwork, useCpu } from "@gan/test-utils";
import { ones, tidy } from "@tensorflow/tfjs-core";
import { expect, it } from "vitest";
import { meanWeights, minimax, sgd } from "../index.ts";
import { objectivesOf } from "../objectives/adversarial.ts";
import { withEvaluationValues } from "../player.ts";

useCpu();

testAfterUpdate(
  () => meanWeights({ decay: 0.9 }),
  (values) => values,
);

it("evaluates with the running mean and puts the weights back, also after an error", () =>
  expectBalanced(() => {
    using network = tinyNetwork({ inputSize: 1, outputSize: 1, rng: createRng(1) });
    using rule = sgd({ learningRate: 1 });
    const after = meanWeights({ decay: 0.3 });
    const player = { network, rule, after: [after], objective: objectivesOf(minimax).generator };
    const [{ name, variable }] = network.parameters as [(typeof network.parameters)[0]];
    const parameters = [network.parameters[0]!];
    const gradient = tidy(() => ones(variable.shape));
    const start = variable.dataSync()[0]!;
    for (const count of [1, 2, 3, 4]) {
      const update = { iteration: count, epoch: 1, count };
      rule.apply(parameters, { [name]: gradient }, update);
      after.apply(parameters, update);
    }
    gradient.dispose();
    // d_t = 0, 1/4, then d = 0.3, for (t - 1) / (t + 2) is 2/5 and 1/2 from there on.
    const mean = start + 0.3 * (0.3 * (0.25 * -1 + 0.75 * -2) + 0.7 * -3) + 0.7 * -4;
    const read = () => variable.dataSync()[0]!;
    expect(withEvaluationValues(player, read)).toBeCloseTo(mean, 6);
    expect(read()).toBeCloseTo(start - 4, 6);
    const fail = () => {
      throw new Error("on purpose");
    };
    expect(() => withEvaluationValues(player, fail)).toThrow("on purpose");
    expect(read()).toBeCloseTo(start - 4, 6);
    after.memory!.dispose();
  }));
