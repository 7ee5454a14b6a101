import "@tensorflow/tfjs-backend-cpu";
import { expectBalanced, useCpu } from "@gan/test-utils";
import { loadGraphModel } from "@tensorflow/tfjs-converter";
import * as tf from "@tensorflow/tfjs-core";
import { layers, sequential } from "@tensorflow/tfjs-layers";
import { expect, it } from "vitest";
import { exportGraphModel } from "./export-graph-model.ts";

useCpu();

type Compute = (x: tf.Tensor) => tf.Tensor;

/** What a function gives, and what the model that was written of it gives, on rows of the caller's number. */
async function bothOf(compute: Compute, shape: number[], rows = 4, freeBatch = true) {
  const zeros = tf.zeros([rows, ...shape]);
  const artifacts = await exportGraphModel(
    ({ x }) => ({ y: compute(x!) }),
    { x: zeros },
    { freeBatch },
  );
  const model = await loadGraphModel(tf.io.fromMemory(artifacts));
  const x = tf.randomUniform([rows, ...shape], -2, 2);
  const [expected, received] = [tf.tidy(() => compute(x)), model.predict(x) as tf.Tensor];
  expect(received.shape).toEqual(expected.shape);
  return { expected: await expected.data(), received: await received.data(), artifacts };
}

it("writes a layers model that loads without it and computes the same bits, for any number of rows", async () => {
  const model = sequential({
    layers: [
      layers.dense({ inputShape: [5], units: 12, activation: "relu" }),
      layers.reshape({ targetShape: [2, 2, 3] }),
      layers.upSampling2d({ size: [2, 2] }),
      layers.conv2d({ filters: 4, kernelSize: 2, padding: "same", activation: "tanh" }),
      layers.batchNormalization({ scale: false }),
      layers.leakyReLU(),
      layers.conv2dTranspose({ filters: 3, kernelSize: 3, strides: 2, padding: "same" }),
      layers.maxPooling2d({ poolSize: 2 }),
      layers.averagePooling2d({ poolSize: 2, strides: 1 }),
      layers.flatten(),
      layers.dense({ units: 3, activation: "softmax" }),
    ],
  });
  const { expected, received } = await bothOf((x) => model.predict(x) as tf.Tensor, [5], 7);
  expect(received).toEqual(expected);
});

it.each<[string, Compute]>([
  ["arithmetic", (x) => tf.add(tf.div(tf.mul(x, 2), tf.add(tf.square(x), 1)), tf.sub(x, 0.5))],
  ["choices", (x) => tf.where(tf.logicalAnd(tf.greater(x, 0), tf.less(x, 1)), x, tf.neg(x))],
  ["bounds", (x) => tf.maximum(tf.clipByValue(x, -1, 0.5), tf.minimum(x, 0))],
  ["activations", (x) => tf.add(tf.elu(x), tf.add(tf.softplus(x), tf.leakyRelu(x, 0.3)))],
  ["a reduction that keeps its axis", (x) => tf.sub(x, tf.max(x, 1, true))],
  ["parts and their order", (x) => tf.concat(tf.split(tf.transpose(x, [0, 2, 1]), 3, 1), 2)],
  ["parts from the end", (x) => tf.slice(x, [0, 1, 0], [x.shape[0]!, 2, 3])],
  ["stacks", (x) => tf.stack(tf.unstack(x, 2), 1)],
  [
    "edges",
    (x) =>
      tf.pad(
        x,
        [
          [0, 0],
          [1, 0],
          [0, 2],
        ],
        -1e30,
      ),
  ],
  ["types", (x) => tf.cast(tf.cast(tf.greater(x, 0), "int32"), "float32")],
  ["products", (x) => tf.matMul(x, tf.ones([x.shape[0]!, 4, 3]), false, true)],
])("writes %s", async (name, compute) => {
  const isFree = !["parts and their order", "products"].includes(name);
  const { expected, received } = await bothOf(compute, [4, 3], 4, isFree);
  expect(received).toEqual(expected);
});

it("stores what the outputs need, and nothing else", async () => {
  const unused = tf.ones([100]);
  const { artifacts } = await bothOf(
    (x) => {
      tf.mul(unused, 2);
      return tf.mul(x, tf.tensor1d([1, 2, 3]));
    },
    [3],
  );
  expect(artifacts.weightSpecs!.map(({ shape }) => shape)).toEqual([[3]]);
  const { node } = artifacts.modelTopology as { node: { name: string; op: string }[] };
  expect(node.map(({ op }) => op)).toEqual(["Placeholder", "Const", "Mul", "Identity"]);
});

it("says which inputs and outputs there are", async () => {
  const { artifacts } = await bothOf((x) => tf.relu(x), [3]);
  const port = { dtype: "DT_FLOAT", tensorShape: { dim: [{ size: "-1" }, { size: "3" }] } };
  expect(artifacts.signature).toEqual({
    inputs: { x: { name: "x:0", ...port } },
    outputs: { y: { name: "y:0", ...port } },
  });
});

it("refuses what depends on the number of rows, and what no graph can express", async () => {
  const ones = bothOf((x) => tf.add(x, tf.ones(x.shape)), [3]);
  await expect(ones).rejects.toThrow(
    /any number of rows, because .*shape of a constant.*freeBatch/,
  );
  const fewer = bothOf((x) => tf.slice(x, [0, 0], [x.shape[0]! - 1, 3]), [3]);
  await expect(fewer).rejects.toThrow(/attribute `size` of a Slice/);
  const sorted = bothOf((x) => tf.topk(x, 2).values, [3]);
  await expect(sorted).rejects.toThrow(/calls the kernel TopK .*other operations/);
  await expect(sorted).rejects.toMatchObject({ code: "GAN_UNSUPPORTED_NETWORK" });
});

it("leaves no tensor behind, and the engine as it was", () =>
  expectBalanced(async () => {
    const run = tf.engine().runKernel;
    const x = tf.ones([2, 2]);
    await exportGraphModel(({ x }) => ({ y: tf.mul(x!, 2), same: x! }), { x: x });
    const broken = exportGraphModel(
      ({ x }) => {
        tf.add(x!, 1);
        throw new Error("no");
      },
      { x },
      { freeBatch: true },
    );
    await expect(broken).rejects.toThrow("no");
    expect(tf.engine().runKernel).toBe(run);
    x.dispose();
  }));
