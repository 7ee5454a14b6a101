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

const optimizers: Readonly<Record<string, () => tf.Optimizer>> = {
  sgd: () => tf.train.sgd(0.1),
  momentum: () => tf.train.momentum(0.1, 0.9),
  adam: () => tf.train.adam(0.1),
  rmsprop: () => tf.train.rmsprop(0.1),
  adagrad: () => tf.train.adagrad(0.1),
};

it.each(Object.keys(optimizers))("replays TensorFlow.js's own %s, which counts on", (name) => {
  const learn = (isCompiled: boolean) => {
    const optimizer = optimizers[name]!();
    const w = tf.tidy(() => tf.variable(tf.fill([3, 1], 0.5)));
    const plain = (x: tf.Tensor2D, y: tf.Tensor2D) =>
      optimizer.minimize(
        () => tf.losses.meanSquaredError(y, tf.matMul(x, w as tf.Tensor2D)) as tf.Scalar,
        true,
        [w],
      )!;
    const step = isCompiled ? compileStep(plain) : (x: tf.Tensor2D, y: tf.Tensor2D) => plain(x, y);
    const losses = Array.from({ length: 12 }, (_, i) => {
      // A rate that changes is seen, too.
      if (i === 8) Object.assign(optimizer, { learningRate: 0.05 });
      return tf.tidy(() => {
        const x = tf.randomUniform<tf.Rank.R2>([5, 3], -1, 1, "float32", i + 1);
        return step(x, tf.sum<tf.Tensor2D>(x, 1, true)).dataSync()[0]!;
      });
    });
    const left = [...losses, ...w.dataSync(), optimizer.iterations];
    optimizer.dispose();
    w.dispose();
    return left;
  };
  const plain = learn(false);
  const { replays } = onnx().statistics();
  expect(learn(true)).toEqual(plain);
  expect(onnx().statistics().replays - replays).toBeGreaterThanOrEqual(6);
});

const refused: Readonly<Record<string, (x: tf.Tensor, at: tf.Tensor1D) => tf.Tensor>> = {
  "it reads numbers": (x) => tf.fill([2], x.dataSync()[0]!),
  "it makes variables": (x) => tf.add(x, tf.variable(tf.neg(x))),
  "it keeps or disposes tensors besides those it gives": (x) => tf.neg(tf.keep(tf.neg(x))),
  "it looks numbers up by index": (x, at) => tf.gather(x, at),
};

it.each(Object.entries(refused))("says why it does not replay a step: %s", (reason, act) => {
  tf.engine().startScope();
  const before = onnx().statistics();
  const step = compileStep(act);
  for (let i = 0; i < 20; i++) step(tf.tensor1d([i, 2]), tf.tensor1d([1, 0], "int32"));
  const { replays, refusals } = onnx().statistics();
  expect(replays).toBe(before.replays);
  // After so many of no use it takes no notes any more.
  expect(refusals[reason]! - (before.refusals[reason] ?? 0)).toBe(13);
  tf.engine().endScope();
  tf.engine().disposeVariables();
});

it("is part of a gradient that is taken of it, and of a step that it is in", () => {
  const { replays } = onnx().statistics();
  const square = compileStep((x: tf.Tensor) => tf.square(x));
  const x = tf.tensor1d([1, 2, 3]);
  for (let i = 0; i < 4; i++) square(x).dispose();
  expect(onnx().statistics().replays - replays).toBe(2);
  tf.tidy(() => {
    expect([
      ...tf
        .grad((at) => tf.sum(square(at)))(x)
        .dataSync(),
    ]).toEqual([2, 4, 6]);
    const outer = compileStep((at: tf.Tensor) => tf.add(square(at), 1));
    for (let i = 0; i < 4; i++) expect([...outer(x).dataSync()]).toEqual([2, 5, 10]);
  });
  expect(onnx().statistics().replays - replays).toBe(4);
  x.dispose();
});
