import * as tf from "@tensorflow/tfjs-core";
import { expect, it } from "vitest";
import { onnx, useOnnx } from "../testing/use-backends.ts";
import { compileStep } from "./compile-step.ts";

useOnnx();

/** A small regression with momentum, step after step, as it is and compiled. */
function regression(isCompiled: boolean, steps: number) {
  const [w, v] = tf.tidy(() => [
    tf.variable(tf.randomNormal([3, 2], 0, 1, "float32", 1)),
    tf.variable(tf.zeros([3, 2])),
  ]) as [tf.Variable<tf.Rank.R2>, tf.Variable<tf.Rank.R2>];
  const plain = (x: tf.Tensor2D, y: tf.Tensor2D, rate: tf.Scalar) => {
    const loss = () => tf.mean<tf.Scalar>(tf.square(tf.sub(tf.matMul(x, w), y)));
    const { value, grads } = tf.variableGrads(loss, [w]);
    v.assign(tf.sub(tf.mul(v, 0.9), tf.mul(grads[w.name]!, rate)));
    w.assign(tf.add(w, v));
    return value;
  };
  const step = isCompiled
    ? compileStep(plain)
    : (...given: Parameters<typeof plain>) => tf.tidy(() => plain(...given));
  const seen: number[] = [];
  for (let i = 0; i < steps; i++) {
    const rows = i % 7 === 6 ? 3 : 5;
    tf.tidy(() => {
      const x = tf.randomUniform<tf.Rank.R2>([rows, 3], -1, 1, "float32", i + 1);
      const y = tf.randomUniform<tf.Rank.R2>([rows, 2], -1, 1, "float32", i + 99);
      seen.push(step(x, y, tf.scalar(0.1 / (i + 1))).dataSync()[0]!);
    });
  }
  seen.push(...w.dataSync());
  tf.dispose([w, v]);
  return seen;
}

it("gives the bits of the step as it is, and replays all but the first two of each shape", () => {
  const before = tf.memory().numTensors;
  const { replays } = onnx().statistics();
  const plain = regression(false, 40);
  expect(onnx().statistics().replays).toBe(replays);
  expect(regression(true, 40)).toEqual(plain);
  expect(onnx().statistics().replays - replays).toBe(40 - 4);
  expect(tf.memory().numTensors).toBe(before);
});
