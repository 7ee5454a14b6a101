import { createRng, type Mode, type Network } from "@gan/spec";
import {
  add,
  memory,
  randomUniform,
  type Scalar,
  square,
  sum,
  type Tensor2D,
  tidy,
  variableGrads,
} from "@tensorflow/tfjs-core";
import { describe, expect, it } from "vitest";
import { expectBalanced } from "./expect-balanced.ts";

/** The contract that every network must keep; call it once from the network's test file. */
export function testNetwork(name: string, create: () => Network): void {
  const stream = (iteration = 1) => createRng(7).stream("masks", iteration);
  const rows = (network: Network, m = 3) =>
    randomUniform([m, network.inputSize], 0, 1, "float32", 5) as Tensor2D;
  const outputs = (network: Network, mode: Mode, iteration = 1) =>
    tidy(() => network.apply(rows(network), { mode, stream: stream(iteration) }).dataSync());
  const using = (check: (network: Network) => void) => () => {
    const network = create();
    try {
      check(network);
    } finally {
      network.dispose();
    }
  };

  describe(`network ${name}`, () => {
    it.each([1, 3])("maps [%d, inputSize] to [m, outputSize] and leaves one tensor", (m) =>
      using((network) => {
        const x = rows(network, m);
        for (const mode of ["train", "evaluate"] as const) {
          const before = memory().numTensors;
          const y = network.apply(x, { mode, stream: stream() });
          expect(memory().numTensors - before).toBe(1);
          expect(y.shape).toEqual([m, network.outputSize]);
          expect(y.dataSync().every(Number.isFinite)).toBe(true);
          y.dispose();
        }
        expect(x.isDisposed, "its argument is left alone").toBe(false);
        x.dispose();
      })(),
    );

    it(
      "gives the same output for the same input when it is evaluated, whatever the stream",
      using((network) => {
        expect(outputs(network, "evaluate", 2)).toEqual(outputs(network, "evaluate", 1));
      }),
    );

    it("gives equal outputs for equal streams in training", () => {
      const [first, again, other] = [1, 1, 2].map((iteration) => {
        const network = create();
        const values = outputs(network, "train", iteration);
        network.dispose();
        return values;
      });
      expect(again).toEqual(first);
      if (isRandom(create)) expect(other).not.toEqual(first);
    });

    it(
      "lets gradients reach every parameter",
      using((network) => {
        const variables = network.parameters.map(({ variable }) => variable);
        tidy(() => {
          const { grads } = variableGrads(
            () => sum(network.apply(rows(network), { mode: "train", stream: stream() })),
            variables,
          );
          for (const { name, variable } of network.parameters) {
            const gradient = grads[variable.name];
            expect(gradient?.shape, name).toEqual(variable.shape);
            expect(gradient!.dataSync().every(Number.isFinite), name).toBe(true);
            expect(
              gradient!.dataSync().some((value) => value !== 0),
              name,
            ).toBe(true);
          }
        });
      }),
    );

    it(
      "gives several minibatches what each gets alone, and the same gradients, if it takes them at once",
      using((network) => {
        if (!network.applyEach) return;
        const variables = network.parameters.map(({ variable }) => variable);
        const before = memory().numTensors;
        const parts = [3, 2].map((m, i) => ({ x: rows(network, m), stream: () => stream(i + 1) }));
        const slopes = (results: () => Tensor2D[]) =>
          tidy(() => {
            const loss = () => {
              const [first, second] = results() as [Tensor2D, Tensor2D];
              return add<Scalar>(sum(square(first)), sum(second));
            };
            const { value, grads } = variableGrads(loss, variables);
            return [value, ...variables.map(({ name }) => grads[name]!)].map((x) => x.dataSync());
          });
        const together = slopes(() =>
          network.applyEach!(parts.map(({ x, stream }) => ({ x, stream: stream() }))),
        );
        const alone = slopes(() =>
          parts.map(({ x, stream }) => network.apply(x, { mode: "train", stream: stream() })),
        );
        for (const [i, values] of together.entries())
          for (const [j, value] of values.entries())
            expect(Math.abs(value - alone[i]![j]!)).toBeLessThanOrEqual(
              1e-5 * (1 + Math.abs(value)),
            );
        for (const { x } of parts) x.dispose();
        expect(memory().numTensors).toBe(before);
      }),
    );

    it(
      "calls its tensors by names that are unique and the same for every instance",
      using((network) => {
        const names = ({ parameters, state }: Network) =>
          [...parameters, ...state].map(({ name }) => name);
        expect(new Set(names(network)).size).toBe(names(network).length);
        const second = create();
        expect(names(second)).toEqual(names(network));
        second.dispose();
      }),
    );

    it(
      "counts as many parameters in its layers as it has",
      using(({ layers, parameters }) => {
        const listed = layers.reduce((total, { parameterCount }) => total + parameterCount, 0);
        expect(listed).toBe(parameters.reduce((total, { variable }) => total + variable.size, 0));
      }),
    );

    it(
      "says what to change when rows have another size",
      using((network) => {
        const x = randomUniform([2, network.inputSize + 1]) as Tensor2D;
        expect(() => network.apply(x, { mode: "evaluate", stream: stream() })).toThrow(
          new RegExp(`rows of ${network.inputSize} numbers`),
        );
        x.dispose();
      }),
    );

    it("leaves no tensor behind when it is disposed, twice over", () =>
      expectBalanced(() => {
        const network = create();
        outputs(network, "train");
        outputs(network, "evaluate");
        network.dispose();
        network[Symbol.dispose]();
      }));
  });
}

/** Whether training draws random numbers: whether the stream is read at all. */
function isRandom(create: () => Network): boolean {
  const network = create();
  const [stream, untouched] = [createRng(7).stream("masks"), createRng(7).stream("masks")];
  tidy(() => {
    const x = randomUniform([1, network.inputSize]) as Tensor2D;
    network.apply(x, { mode: "train", stream });
  });
  network.dispose();
  return stream.nextUint32() !== untouched.nextUint32();
}
