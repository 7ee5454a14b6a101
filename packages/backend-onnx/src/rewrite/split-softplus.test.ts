import * as tf from "@tensorflow/tfjs-core";
import { expect, it } from "vitest";
import { compareRewritten, times } from "../testing/compare-rewritten.ts";
import { useOnnx } from "../testing/use-backends.ts";
import { splitSoftplus } from "./split-softplus.ts";

useOnnx();

it("keeps to 64-bit numbers for every magnitude, and what is no number", () => {
  const magnitudes = Array.from({ length: 600 }, (_, i) => Math.fround(10 ** (i / 30 - 18)));
  const x = [...magnitudes, 0, 88, 1e30, Number.POSITIVE_INFINITY].flatMap((value) => [
    value,
    -value,
  ]);
  const y = tf.softplus(tf.tensor1d(x)).dataSync();
  for (const [i, value] of x.entries()) {
    const expected = Math.max(value, 0) + Math.log1p(Math.exp(-Math.abs(value)));
    if (expected > 1.2e-38)
      expect(Math.abs(y[i]! / expected - 1) || 0, `${value}`).toBeLessThan(4e-7);
    else expect(y[i], `${value}`).toBeLessThan(1.3e-38);
  }
  const none = tf.softplus(tf.fill([1024], Number.NaN)).dataSync();
  expect(none.every(Number.isNaN)).toBe(true);
});

it("takes large ones apart, and leaves small ones", () => {
  const split = (size: number) =>
    times(
      compareRewritten([[size]], (graph, [x]) => [graph.unary("Softplus", x!)], {
        change: (graph, outputs) => {
          splitSoftplus(graph, outputs);
          return outputs;
        },
      }),
      "Softplus",
    );
  expect([split(1000), split(2000)]).toEqual([1, 0]);
});
