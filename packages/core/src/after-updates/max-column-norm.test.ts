import { expectBalanced, testAfterUpdate, useCpu } from "@gan/test-utils";
import { tensor2d, tensor4d, tidy, variable } from "@tensorflow/tfjs-core";
import { expect, it } from "vitest";
import { maxColumnNorm } from "../index.ts";

useCpu();

const update = { iteration: 1, epoch: 1, count: 1 };

testAfterUpdate(
  () => maxColumnNorm(1.5),
  (values) => values.map((value) => (1.5 * value) / Math.hypot(...values)),
);

it("shortens long columns, leaves short ones and biases", () =>
  expectBalanced(() => {
    const kernel = tidy(() =>
      variable(
        tensor2d([
          [3, 0.3],
          [4, 0.4],
        ]),
      ),
    );
    const bias = tidy(() => variable(tensor2d([[30, 40]])));
    maxColumnNorm(2).apply(
      [
        { name: "h0/kernel", kind: "kernel", variable: kernel },
        { name: "h0/bias", kind: "bias", variable: bias },
      ],
      update,
    );
    const [a, b, c, d] = kernel.dataSync();
    expect(Math.hypot(a!, c!)).toBeCloseTo(2, 5);
    expect(a! / c!).toBeCloseTo(3 / 4, 6);
    expect([b, d]).toEqual([expect.closeTo(0.3, 5), expect.closeTo(0.4, 5)]);
    expect([...bias.dataSync()]).toEqual([30, 40]);
    kernel.dispose();
    bias.dispose();
  }));

it("takes all weights into a detector channel as its column", () => {
  const kernel = tidy(() => variable(tensor4d([3, 0, 4, 0], [2, 1, 1, 2])));
  maxColumnNorm(1).apply([{ name: "h0/kernel", kind: "kernel", variable: kernel }], update);
  const [a, , c] = kernel.dataSync();
  expect(Math.hypot(a!, c!)).toBeCloseTo(1, 5);
  kernel.dispose();
});
