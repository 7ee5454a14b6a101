import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import * as tf from "@tensorflow/tfjs-core";
import { expect, it } from "vitest";
import { onnx, useOnnx } from "./testing/use-backends.ts";

useOnnx();

setFlagsFromString("--expose-gc");
const collectGarbage: () => void = runInNewContext("gc");

/** One step of two small nets that play against each other, with a schedule, fresh masks and a short batch at times. */
function createStep() {
  const weights = [
    [16, 64],
    [64, 48],
    [48, 64],
    [64, 1],
  ].map((shape, i) =>
    tf.tidy(() => tf.variable(tf.mul(tf.randomNormal(shape, 0, 1, "float32", i + 1), 0.1))),
  );
  const velocities = weights.map(({ shape }) => tf.tidy(() => tf.variable(tf.zeros(shape))));
  const [g1, g2, d1, d2] = weights as tf.Variable<tf.Rank.R2>[];
  return (iteration: number) => {
    const size = iteration % 10 === 0 ? 7 : 20;
    tf.tidy(() => {
      const z = tf.randomUniform<tf.Rank.R2>([size, 16]);
      const real = tf.randomUniform<tf.Rank.R2>([size, 48]);
      const mask = tf.cast(tf.greater(tf.randomUniform([size, 64]), 0.5), "float32");
      const judge = (x: tf.Tensor2D) => {
        const hidden = tf.leakyRelu(tf.matMul(x, d1!));
        return tf.matMul(tf.mul<tf.Tensor2D>(hidden, mask), d2!);
      };
      const fake = () => tf.sigmoid<tf.Tensor2D>(tf.matMul(tf.relu(tf.matMul(z, g1!)), g2!));
      const ofD = () =>
        tf.add<tf.Scalar>(
          tf.mean(tf.softplus(tf.neg(judge(real)))),
          tf.mean(tf.softplus(judge(fake()))),
        );
      const ofG = () => tf.mean<tf.Scalar>(tf.softplus(tf.neg(judge(fake()))));
      const grads = [
        tf.variableGrads(ofG, [g1!, g2!]).grads,
        tf.variableGrads(ofD, [d1!, d2!]).grads,
      ];
      for (const [i, weight] of weights.entries()) {
        const gradient = grads[i >> 1]![weight.name]!;
        const velocity = velocities[i]!;
        velocity.assign(tf.sub(tf.mul(velocity, 0.5), tf.mul(gradient, 0.1 / 1.001 ** iteration)));
        weight.assign(tf.add(weight, velocity));
      }
    });
    onnx().markStep();
  };
}

it("holds as many tensors, graphs and bytes after 2,000 iterations as after 500", {
  timeout: 300_000,
}, async () => {
  tf.env().set("IS_TEST", false); // TensorFlow.js's own checks in tests keep a number for every kernel call.
  const step = createStep();
  const measure = async () => {
    for (let i = 0; i < 3; i++) {
      collectGarbage();
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    const { programs, misses, pooledBytes } = onnx().statistics();
    return {
      tensors: tf.memory().numTensors,
      programs,
      misses,
      pooledBytes,
      resident: process.memoryUsage.rss(),
    };
  };
  const run = async (from: number, to: number) => {
    for (let i = from; i <= to; i++) {
      step(i);
      if (i % 50 !== 0) continue;
      collectGarbage(); // Or the engine's nursery grows as long as it likes.
      await new Promise((resolve) => setTimeout(resolve));
    }
  };
  await run(1, 500);
  const early = await measure();
  await run(501, 2_000);
  const late = await measure();
  expect({ ...late, resident: 0 }).toEqual({ ...early, resident: 0 });
  expect(late.resident / early.resident).toBeLessThan(1.02);
});
