import { createRequire } from "node:module";
import { expectBalanced } from "@gan/test-utils";
import * as tf from "@tensorflow/tfjs-core";
import { layers, sequential } from "@tensorflow/tfjs-layers";
import { beforeAll, expect, it } from "vitest";
import { exportOnnx } from "./export-onnx.ts";
import { useOnnx } from "./testing/use-backends.ts";

useOnnx();
// TensorFlow.js's check for leaks takes a weight that changes backends within an operation for one.
beforeAll(() => tf.env().set("IS_TEST", false));

/** ONNX Runtime through its public, asynchronous API, as another program would use it. */
// biome-ignore lint/suspicious/noExplicitAny: required, because its types are not needed elsewhere.
const ort: any = createRequire(import.meta.url)("onnxruntime-node");

it("writes a file that ONNX Runtime's own API runs with the same results", async () => {
  const model = sequential({
    layers: [
      layers.dense({ inputShape: [5], units: 12, activation: "relu" }),
      layers.reshape({ targetShape: [2, 2, 3] }),
      layers.conv2d({ filters: 4, kernelSize: 2, padding: "same", activation: "tanh" }),
      layers.flatten(),
      layers.dense({ units: 3, activation: "sigmoid" }),
    ],
  });
  const noise = tf.randomNormal([7, 5]);
  const bytes = exportOnnx(({ noise }) => ({ image: model.predict(noise!) as tf.Tensor }), {
    noise,
  });
  const expected = await (model.predict(noise) as tf.Tensor).data();

  const session = await ort.InferenceSession.create(bytes);
  expect(session.inputNames).toEqual(["noise"]);
  const feeds = { noise: new ort.Tensor("float32", await noise.data(), [7, 5]) };
  const { image } = await session.run(feeds);
  expect(image.dims).toEqual([7, 3]);
  for (const [i, value] of expected.entries()) expect(image.data[i]).toBeCloseTo(value, 6);
  expect(tf.getBackend()).toBe("onnx");
  expect(await tf.add(noise, 0).data()).toEqual(await noise.data());
});

/** Runs a file on rows of noise, and gives what it gives beside what the function gives. */
async function runBoth(compute: (x: tf.Tensor) => tf.Tensor, bytes: Uint8Array, shape: number[]) {
  const x = tf.randomUniform(shape, -2, 2);
  const expected = tf.tidy(() => compute(x));
  const session = await ort.InferenceSession.create(bytes);
  const { y } = await session.run({ x: new ort.Tensor("float32", await x.data(), shape) });
  expect(y.dims).toEqual(expected.shape);
  return { received: y.data as Float32Array, expected: (await expected.data()) as Float32Array };
}

const image = (x: tf.Tensor) => tf.reshape(x, [-1, 4, 4, 3]) as tf.Tensor4D;
const filter = tf.tensor4d(
  Array.from({ length: 54 }, (_, i) => Math.sin(i)),
  [3, 3, 3, 2],
);

it.each<[string, (x: tf.Tensor) => tf.Tensor]>([
  ["maxout", (x) => tf.max(tf.reshape(x, [x.shape[0]!, 12, 4]), -1)],
  ["convolutions", (x) => tf.reshape(tf.conv2d(image(x), filter, 1, "same"), [x.shape[0]!, 32])],
  [
    "transposed convolutions",
    (x) =>
      tf.conv2dTranspose(
        image(x),
        tf.transpose(filter, [0, 1, 3, 2]) as tf.Tensor4D,
        [x.shape[0]!, 9, 9, 2],
        2,
        "valid",
      ),
  ],
  [
    "pooling over padded edges",
    (x) =>
      tf.maxPool(
        tf.pad(
          image(x),
          [
            [0, 0],
            [0, 1],
            [0, 1],
            [0, 0],
          ],
          -1e30,
        ),
        2,
        2,
        "valid",
      ),
  ],
])("writes %s for any number of rows", async (_, compute) => {
  const bytes = exportOnnx(
    ({ x }) => ({ y: compute(x!) }),
    { x: tf.zeros([1, 48]) },
    { freeBatch: true },
  );
  for (const rows of [1, 5]) {
    const { received, expected } = await runBoth(compute, bytes, [rows, 48]);
    for (const [i, value] of expected.entries()) expect(received[i]).toBeCloseTo(value, 5);
  }
});

it("works beside any backend, with constants made on the way", async () => {
  await tf.setBackend("cpu");
  try {
    const bias = tf.variable(tf.linspace(0, 1, 300));
    const before = (await bias.data()).slice();
    const compute = (x: tf.Tensor) =>
      tf.tidy(() => tf.add(tf.mul(tf.add(x, bias), tf.scalar(2)), tf.tensor1d([3])));
    const options = { freeBatch: true, metadata: { experiment: "mnist" } };
    // Zeros as many as the rows' own: what merges equal uploads must not take them for the input.
    const bytes = exportOnnx(
      ({ x }) => ({ y: compute(tf.add(x!, tf.zeros([300]))) }),
      { x: tf.zeros([1, 300]) },
      options,
    );
    expect(tf.getBackend()).toBe("cpu");
    expect(await bias.data()).toEqual(before);
    const { received, expected } = await runBoth(compute, bytes, [3, 300]);
    for (const [i, value] of expected.entries()) expect(received[i]).toBeCloseTo(value, 5);
    const text = Buffer.from(bytes).toString("latin1");
    for (const part of ["@gan/backend-onnx", "experiment", "mnist", "batch"])
      expect(text).toContain(part);
    expect(text).not.toContain("com.microsoft");
  } finally {
    await tf.setBackend("onnx");
  }
});

it("leaves no tensor behind", () =>
  expectBalanced(() => {
    tf.tidy(() => {
      const x = tf.ones([2, 2]);
      exportOnnx(({ x }) => ({ y: tf.mul(x!, 2) }), { x }, { freeBatch: true });
    });
  }));

it("says why a result cannot be written", () => {
  const x = tf.ones([2]);
  const refusal = (y: (x: tf.Tensor) => tf.Tensor, freeBatch = false) =>
    expect(() => exportOnnx(({ x }) => ({ y: y(x!) }), { x }, { freeBatch }));
  refusal((x) => x).toThrow(/`y` was not recorded.*recorded kernels/);
  refusal(() => tf.scalar(1)).toThrow(/`y` was not recorded.*recorded kernels/);
  refusal((x) => tf.scalar(tf.sum(x).dataSync()[0]!)).toThrow(/not recorded: .* read a tensor/);
  refusal((x) => tf.add(x, tf.topk(x, 2).values)).toThrow(/not recorded: .* only the host has/);
  refusal((x) => tf.add(x, tf.ones(x.shape)), true).toThrow(
    /any number of rows, because .*freeBatch/,
  );
});
