import * as tf from "@tensorflow/tfjs-core";
import { expect, it } from "vitest";
import { useOnnx } from "../testing/use-backends.ts";

useOnnx();

it.each([0, 0.2, 1, 1.5, -0.5])("steps from %d to 1 at the smallest positive number", (alpha) => {
  // Two times over, for what takes several numbers at once.
  const below = [Number.NEGATIVE_INFINITY, -1, -1e-45, -0, 0];
  const above = [1e-45, 1e-38, 1, 3e38, Number.POSITIVE_INFINITY];
  const x = [...below, Number.NaN, ...above, ...below, Number.NaN, ...above];
  const expected = [...below.map(() => Math.fround(alpha)), Number.NaN, ...above.map(() => 1)];
  const steps = [...tf.step(tf.tensor1d(x), alpha).dataSync()].map((value) => value + 0);
  expect(steps).toEqual([...expected, ...expected]);
});
