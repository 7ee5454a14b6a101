import * as tf from "@tensorflow/tfjs-core";
import { expect, it } from "vitest";
import { onBoth, useOnnx } from "../testing/use-backends.ts";

useOnnx();

it("the first of equals gets the gradient of a maximum, and what is no number is no maximum", async () => {
  const { cpu, onnx } = await onBoth(() => {
    const x = tf.tensor3d([1, 1, 0, 2, 3, 3, -1, -1, -1, 5, Number.NaN, 4], [2, 2, 3]);
    const dy = tf.tensor2d([1, -2, 0, 3], [2, 2]);
    const isLargest = tf.cast(tf.oneHot(tf.argMax(x, -1), 3), "float32");
    const slope = tf.mul(isLargest, tf.expandDims(dy, -1));
    return [...slope.dataSync()].map((value) => value + 0); // −0 and 0 are the same here.
  });
  expect(onnx).toEqual(cpu);
});

it("of two pieces too, wherever they lie", async () => {
  const { cpu, onnx } = await onBoth(() =>
    [
      [0, 1, 2],
      [1, 0, 2],
      [0, 2, 1],
    ].map((perm) => {
      const numbers = [1, 1, 2, 3, 3, 2, Number.NaN, 4, 5, Number.NaN, -1, -1];
      const x = tf.transpose(tf.reshape(numbers, [3, 2, 2]), perm);
      const dy = tf.tensor2d([1, -2, 0, 3, 4, -5], x.shape.slice(0, 2) as [number, number]);
      const isLargest = tf.cast(tf.oneHot(tf.argMax(x, -1), 2), "float32");
      const slope = tf.mul(isLargest, tf.expandDims(dy, -1));
      return [...slope.dataSync()].map((value) => value + 0);
    }),
  );
  expect(onnx).toEqual(cpu);
});
