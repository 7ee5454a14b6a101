import { createRng, type Parameter } from "@gan/spec";
import { expectBalanced, useCpu } from "@gan/test-utils";
import { dispose, tensor, tidy, variable } from "@tensorflow/tfjs-core";
import { expect, it } from "vitest";
import { adam } from "./index.ts";

useCpu();

/** Values of some parameters after Adam has moved them, all together or each by a rule of its own. */
function moved(isTogether: boolean): number[][] {
  const draw = (name: string, shape: number[]) => {
    const size = shape.reduce((product, each) => product * each, 1);
    const values = createRng(1).stream(name).fillNormal(new Float32Array(size));
    return tensor(values, shape);
  };
  const shapes = [[3, 4], [4], [130, 130], [4, 2]]; // The third is large.
  const parameters = shapes.map((shape, i): Parameter => {
    const start = tidy(() => variable(draw(`${i}`, shape)));
    return { name: `${i}/kernel`, kind: "kernel", variable: start };
  });
  const groups = isTogether ? [parameters] : parameters.map((parameter) => [parameter]);
  const rules = groups.map(() => adam({ learningRate: 0.01 }));
  for (const count of [1, 2, 3]) {
    tidy(() => {
      const gradients = Object.fromEntries(
        parameters.map(({ name }, i) => [name, draw(`${name}/${count}`, shapes[i]!)]),
      );
      for (const [i, group] of groups.entries()) {
        rules[i]!.apply(group, gradients, { iteration: count, epoch: 1, count });
      }
    });
  }
  const states = rules.flatMap((rule) => Object.entries(rule.state()));
  const kept = new Map(states.map(([name, slot]) => [name, [...slot.dataSync()]]));
  const values = parameters.flatMap(({ name, variable: own }) => [
    [...own.dataSync()],
    kept.get(`mean/${name}`)!,
    kept.get(`square/${name}`)!,
  ]);
  dispose(parameters.map((parameter) => parameter.variable));
  for (const rule of rules) rule.dispose();
  return values;
}

it("moves small parameters as one vector to the bits of each by itself, and keeps their slots apart", () =>
  expectBalanced(() => expect(moved(true)).toEqual(moved(false))));
