import { createRng } from "@gan/spec";
import { expectBalanced, testNetwork, useCpu } from "@gan/test-utils";
import { matMul, type Tensor2D, tensor2d, tidy, variable } from "@tensorflow/tfjs-core";
import { expect, it } from "vitest";
import { networkFromFunction } from "./network-from-function.ts";

useCpu();
const linear = (outputSize = 2) => {
  const kernel = tidy(() =>
    variable(
      tensor2d([
        [1, 2],
        [3, 4],
        [5, 6],
      ]),
    ),
  );
  return networkFromFunction({
    name: "linear",
    inputSize: 3,
    outputSize,
    parameters: { "h0/kernel": kernel },
    apply: (x) => matMul(x, kernel) as Tensor2D,
  });
};

testNetwork("of a function", () => linear());

it("computes the function, and knows a kernel by its name", () =>
  expectBalanced(() => {
    const network = linear();
    tidy(() => {
      const y = network.apply(tensor2d([[1, 1, 1]]), {
        mode: "evaluate",
        stream: createRng(0).stream("unused"),
      });
      expect([...y.dataSync()]).toEqual([9, 12]);
    });
    expect(network.parameters.map(({ name, kind }) => [name, kind])).toEqual([
      ["h0/kernel", "kernel"],
    ]);
    network.dispose();
  }));

it("says so when the function's rows have another size than promised", () =>
  expectBalanced(() => {
    const network = linear(4);
    const x = tensor2d([[1, 1, 1]]);
    const stream = createRng(0).stream("unused");
    expect(() => network.apply(x, { mode: "evaluate", stream })).toThrow(
      "`linear(x)` has shape [1, 2], expected [1, 4]. Make `apply` and `outputSize` agree.",
    );
    x.dispose();
    network.dispose();
  }));
