import { createRng } from "@gan/spec";
import { expectBalanced, useCpu } from "@gan/test-utils";
import { tensor2d, tidy } from "@tensorflow/tfjs-core";
import { layers, sequential } from "@tensorflow/tfjs-layers";
import { expect, it } from "vitest";
import { minibatchDiscrimination, networkFromLayers, uniform } from "./index.ts";

useCpu();

const [INPUTS, FEATURES, KERNELS, GROUP] = [3, 2, 4, 3];
const kernelInitializer = uniform(0.8, createRng(1).stream("T"));
const sizes = { features: FEATURES, kernels: KERNELS, group: GROUP };

/** The published formula in float64, in groups. */
function published(rows: readonly (readonly number[])[], kernel: ArrayLike<number>): number[][] {
  const compared = rows.map((row) =>
    Array.from({ length: FEATURES * KERNELS }, (_, k) =>
      row.reduce((sum, x, a) => sum + x * kernel[a * FEATURES * KERNELS + k]!, 0),
    ),
  );
  return rows.map((row, i) => {
    const from = i - (i % GROUP);
    const others = compared.slice(from, from + GROUP).filter((_, j) => from + j !== i);
    const nearness = Array.from({ length: FEATURES }, (_, b) => {
      const distances = others.map((other) =>
        Array.from({ length: KERNELS }, (_, c) => b * KERNELS + c).reduce(
          (sum, k) => sum + Math.abs(compared[i]![k]! - other[k]!),
          0,
        ),
      );
      return distances.reduce((sum, d) => sum + Math.exp(-d) / others.length, 0);
    });
    return [...row, ...nearness];
  });
}

// Whole groups; with one row, and with two, left over; and a row alone.
it.each([6, 7, 5, 1])("shows each of %d rows how near the others of its group are", (count) =>
  expectBalanced(() => {
    const layer = minibatchDiscrimination({ ...sizes, kernelInitializer });
    const values = createRng(count)
      .stream("x")
      .fillNormal(new Float32Array(count * INPUTS));
    const rows = Array.from({ length: count }, (_, i) => [
      ...values.subarray(i * INPUTS, (i + 1) * INPUTS),
    ]);
    const shown = tidy(() => {
      const output = layer.apply(tensor2d(rows)) as ReturnType<typeof tensor2d>;
      return output.arraySync();
    });
    const expected = published(rows, layer.getWeights()[0]!.dataSync());
    expect(shown).toEqual(expected.map((row) => row.map((v) => expect.closeTo(v, 5))));
    layer.dispose();
  }),
);

it("lets D tell rows that are alike from others, each minibatch by itself", () => {
  const stack = sequential({
    layers: [
      layers.inputLayer({ inputShape: [INPUTS] }),
      minibatchDiscrimination({ ...sizes, name: "near", kernelInitializer }),
      layers.dense({ units: 1, name: "y", kernelInitializer }),
    ],
  });
  using network = networkFromLayers(stack, { role: "discriminator" });
  expect(network.parameters.map(({ name }) => name)).toContain("near/kernel");
  const parts = [0, 1].map((i) => ({
    x: tensor2d([
      [i, 1, 2],
      [1, i, 0],
      [3, 3, i],
    ]),
    stream: createRng(i).stream("masks"),
  }));
  // Rows of one minibatch see those of no other: all at once would mix them.
  expect(network.applyEach?.(parts)).toBeUndefined();
});

it("refuses counts that are none", () => {
  expect(() => minibatchDiscrimination({ ...sizes, group: 0, kernelInitializer })).toThrow(
    /`group` is 0/,
  );
});
