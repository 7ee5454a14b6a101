import * as tf from "@tensorflow/tfjs-core";
import { layers, sequential } from "@tensorflow/tfjs-layers";
import { expect, it } from "vitest";
import { onBoth, onnx, useOnnx } from "./testing/use-backends.ts";

useOnnx();

const values = (size: number, seed: number) =>
  Float32Array.from({ length: size }, (_, i) => Math.sin(i * 12.9898 + seed) * 0.5);

/** Weights and loss after three epochs of `fit` with a short last batch. */
async function fit(optimizer: tf.Optimizer): Promise<Float32Array[]> {
  const model = sequential({
    layers: [
      layers.conv2d({ inputShape: [6, 6, 2], filters: 4, kernelSize: 3, activation: "elu" }),
      layers.maxPooling2d({ poolSize: 2 }),
      layers.flatten(),
      layers.batchNormalization(),
      layers.dense({ units: 8, activation: "relu" }),
      layers.dense({ units: 3, activation: "softmax" }),
    ],
  });
  model.setWeights(
    model
      .getWeights()
      .map((weight, i) =>
        weight.rank > 1 ? tf.tensor(values(weight.size, i), weight.shape) : weight,
      ),
  );
  model.compile({ optimizer, loss: "categoricalCrossentropy", metrics: ["accuracy"] });
  const xs = tf.tensor4d(values(22 * 72, 7), [22, 6, 6, 2]);
  const ys = tf.oneHot(
    tf.tensor1d(
      [...Array(22).keys()].map((i) => i % 3),
      "int32",
    ),
    3,
  );
  const { history } = await model.fit(xs, ys, { epochs: 3, batchSize: 8, shuffle: false });
  const weights = await Promise.all(model.getWeights().map((weight) => weight.data()));
  return [...(weights as Float32Array[]), Float32Array.from(history.loss as number[])];
}

it.each([
  ["sgd", () => tf.train.sgd(0.05)],
  ["momentum", () => tf.train.momentum(0.05, 0.9)],
  ["adam", () => tf.train.adam(0.01)],
  ["adamax", () => tf.train.adamax(0.01)],
  ["adagrad", () => tf.train.adagrad(0.05)],
  ["adadelta", () => tf.train.adadelta(0.05)],
  ["rmsprop", () => tf.train.rmsprop(0.01)],
] as const)("fits as the cpu backend does with %s", async (_, optimizer) => {
  const { cpu, onnx: ours } = await onBoth(() => fit(optimizer()));
  for (const [i, expected] of cpu.entries()) {
    const largest = Math.max(...expected.map(Math.abs));
    const worst = Math.max(...expected.map((value, j) => Math.abs(ours[i]![j]! - value)));
    expect(worst, `tensor ${i}`).toBeLessThanOrEqual(1e-5 * largest + 1e-6);
  }
});

it("compiles a graph for each kind of step of `fit`, however many steps there are", async () => {
  await tf.setBackend("onnx");
  await fit(tf.train.adam(0.01));
  const before = onnx().statistics();
  await fit(tf.train.adam(0.01));
  const { misses, flushes } = onnx().statistics();
  expect(misses - before.misses).toBe(0);
  expect(flushes - before.flushes).toBeGreaterThanOrEqual(9);
});

it("gives the same bits every time", async () => {
  await tf.setBackend("onnx");
  const [first, second] = [await fit(tf.train.adam(0.01)), await fit(tf.train.adam(0.01))];
  expect(second).toEqual(first);
});
