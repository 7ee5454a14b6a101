import { existsSync } from "node:fs";
import * as tf from "@tensorflow/tfjs-core";
import { beforeEach, expect, it } from "vitest";
import { registerOnnx } from "./register.ts";
import { compileStep } from "./replay/compile-step.ts";
import { loadRuntime } from "./session.ts";
import { onBoth, onnx } from "./testing/use-backends.ts";

// Without a GPU, the software driver that Debian's Chromium brings: slow, but right.
const software = "/usr/lib/chromium/vk_swiftshader_icd.json";
if (existsSync(software)) {
  process.env.VK_DRIVER_FILES ??= software;
  process.env.VK_ICD_FILENAMES ??= software;
}

/** Why WebGPU cannot be tested here, if it cannot. */
const reason = (() => {
  try {
    loadRuntime({ engine: "webgpu", threads: 1 });
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
})();

beforeEach(async (ctx) => {
  if (reason) ctx.skip(reason);
  registerOnnx({ engine: "webgpu", threads: 1 });
  await tf.setBackend("onnx");
});

const values = (shape: number[], seed: number) =>
  tf.tensor(
    Float32Array.from(
      { length: tf.util.sizeFromShape(shape) },
      (_, i) => Math.sin(i * 12.9898 + seed) * 0.5,
    ),
    shape,
  );

/** Steps of two small nets that play against each other, with momentum; gives their weights. */
function play(steps: number): number[][] {
  const shapes = [
    [8, 16],
    [16, 12],
    [12, 20],
    [10, 1],
  ];
  const [weights, velocities] = [
    shapes.map((shape, i) => tf.tidy(() => tf.variable(values(shape, i)))),
    shapes.map((shape) => tf.tidy(() => tf.variable(tf.zeros(shape)))),
  ];
  const [g1, g2, d1, d2] = weights as tf.Variable<tf.Rank.R2>[];
  for (let step = 0; step < steps; step++) {
    tf.tidy(() => {
      const [z, real] = [values([6, 8], step), values([6, 12], step + 0.5)] as tf.Tensor2D[];
      const mask = tf.cast(tf.greater(values([6, 10], step), -0.3), "float32");
      const judge = (x: tf.Tensor2D) => {
        const pieces = tf.reshape(tf.matMul(x, d1!), [6, 10, 2]);
        return tf.matMul(tf.mul<tf.Tensor2D>(tf.max(pieces, 2), mask), d2!);
      };
      const fake = () => tf.sigmoid<tf.Tensor2D>(tf.matMul(tf.relu(tf.matMul(z!, g1!)), g2!));
      const ofD = () =>
        tf.add<tf.Scalar>(
          tf.mean(tf.softplus(tf.neg(judge(real!)))),
          tf.mean(tf.softplus(judge(fake()))),
        );
      const ofG = () => tf.mean<tf.Scalar>(tf.softplus(tf.neg(judge(fake()))));
      const grads = {
        ...tf.variableGrads(ofG, [g1!, g2!]).grads,
        ...tf.variableGrads(ofD, [d1!, d2!]).grads,
      };
      for (const [i, weight] of weights!.entries()) {
        const velocity = velocities![i]!;
        velocity.assign(tf.sub(tf.mul(velocity, 0.5), tf.mul(grads[weight.name]!, 0.1)));
        weight.assign(tf.add(weight, velocity));
      }
    });
    if (tf.getBackend() === "onnx") onnx().markStep();
  }
  const read = weights!.map((weight) => [...weight.dataSync()]);
  tf.dispose([...weights!, ...velocities!]);
  return read;
}

it("trains two nets as the cpu backend does", { timeout: 120_000 }, async () => {
  const { cpu, onnx: ours } = await onBoth(() => play(5));
  for (const [i, expected] of cpu.entries()) {
    const largest = Math.max(...expected.map(Math.abs));
    const worst = Math.max(...expected.map((value, j) => Math.abs(ours[i]![j]! - value)));
    expect(worst, `weight ${i}`).toBeLessThanOrEqual(1e-5 * largest);
  }
});

it("leaves what a step makes on the device, and reads it once", async () => {
  const x = tf.tidy(() => tf.variable(values([4, 4], 1)));
  for (let i = 0; i < 3; i++) {
    x.assign(tf.tidy(() => tf.mul(x, 2)));
    onnx().markStep();
  }
  const source = onnx().sourceOf(x);
  expect(source.values).toBeUndefined();
  expect(source.device?.sources).toBe(1);
  expect(x.dataSync()).toEqual((await values([4, 4], 1).data()).map((value) => value * 8));
  expect(x.dataSync()).toBe(source.values);
});

it("replays a step", () => {
  const learn = (isCompiled: boolean) => {
    const w = tf.tidy(() => tf.variable(values([6, 3], 1)));
    const plain = (x: tf.Tensor2D, rate: tf.Scalar) => {
      const loss = () => tf.mean<tf.Scalar>(tf.square(tf.matMul(x, w as tf.Tensor2D)));
      const { value, grads } = tf.variableGrads(loss, [w]);
      w.assign(tf.sub(w, tf.mul(grads[w.name]!, rate)));
      return value;
    };
    const step = isCompiled ? compileStep(plain) : plain;
    for (let i = 0; i < 8; i++) {
      tf.tidy(() => void step(values([4, 6], i) as tf.Tensor2D, tf.scalar(0.1 / (i + 1))));
      onnx().markStep();
    }
    const read = [...w.dataSync()];
    w.dispose();
    return read;
  };
  const plain = learn(false);
  expect(learn(true)).toEqual(plain);
  expect(onnx().statistics().replays).toBe(6);
});

it("shares the memory of equal results until the last is gone", () => {
  const x = values([3], 2);
  const [first, second] = [tf.exp(x), tf.exp(x)];
  onnx().markStep();
  const { device } = onnx().sourceOf(first);
  expect(device!.sources).toBe(2);
  first.dispose();
  expect(device!.sources).toBe(1);
  expect(second.dataSync()[0]).toBeCloseTo(Math.exp(x.dataSync()[0]!), 6);
});

it("computes whole numbers, truth values and what only the host can", async () => {
  const { cpu, onnx: ours } = await onBoth(() => {
    const x = values([5, 6], 3);
    const results = [
      tf.argMax(x, 1),
      tf.greater(x, 0),
      tf.cast(tf.less(x, 0), "int32"),
      tf.topk(x, 2).indices,
      tf.oneHot(tf.argMax(x, 1), 6),
      tf.transpose(tf.concat([x, x], 1)),
      tf.conv2d(
        tf.reshape(x, [1, 5, 6, 1]) as tf.Tensor4D,
        values([2, 2, 1, 3], 1) as tf.Tensor4D,
        1,
        "same",
      ),
    ];
    return results.map((result) => [...result.dataSync()]);
  });
  for (const [i, expected] of cpu.entries())
    for (const [j, value] of expected.entries()) expect(ours[i]![j]).toBeCloseTo(value, 5);
});

it("finds where the largest of windows that overlap stand, which ONNX Runtime's WebGPU engine cannot", async () => {
  const { cpu, onnx: ours } = await onBoth(() => {
    const x = values([1, 5, 5, 2], 4) as tf.Tensor4D;
    const slopes = tf.grad((pixels) => tf.maxPool(pixels as tf.Tensor4D, 3, 2, 0));
    return [...tf.tidy(() => slopes(x)).dataSync()];
  });
  for (const [i, value] of cpu.entries()) expect(ours[i]).toBeCloseTo(value, 6);
});
