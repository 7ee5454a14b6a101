import * as tf from "@tensorflow/tfjs-core";
import { beforeEach, describe, expect, it } from "vitest";
import { onnx, useOnnx } from "./testing/use-backends.ts";

useOnnx({ threads: 1, maxGraphs: 6, maxPending: 600 });

/** What a function adds to one of the backend's counts. */
async function counted(name: "misses" | "hits" | "flushes", run: () => void | Promise<void>) {
  const before = onnx().statistics()[name];
  await run();
  return onnx().statistics()[name] - before;
}

let weight: tf.Variable;
beforeEach(() => {
  tf.disposeVariables();
  weight = tf.tidy(() => tf.variable(tf.ones([40, 40])));
  onnx().markStep();
});

/** A step of gradient descent in one tidy, as a training loop has it. */
function step(x: tf.Tensor2D, rate: number): void {
  tf.tidy(() => {
    const loss = () => tf.mean<tf.Scalar>(tf.square(tf.matMul(x, weight as tf.Tensor2D)));
    const { grads } = tf.variableGrads(loss, [weight]);
    weight.assign(tf.sub(weight, tf.mul(grads[weight.name]!, rate)));
  });
  onnx().markStep();
}

const batch = (size: number) => tf.ones<tf.Rank.R2>([size, 40]);

describe("graphs", () => {
  it("are compiled once for all steps of a learning-rate schedule", async () => {
    const x = batch(8);
    for (let i = 0; i < 2; i++) step(x, 1); // The first graph makes the constants as well.
    const run = () => {
      for (let i = 1; i <= 20; i++) step(x, 1 / (i + 1.5));
    };
    expect(await counted("misses", run)).toBe(0);
    expect(await counted("hits", run)).toBe(20);
  });

  it("are one more for a short last batch, not one per epoch", async () => {
    const [x, short] = [batch(8), batch(3)];
    step(x, 1);
    const run = () => {
      for (let i = 0; i < 12; i++) step(i % 4 === 3 ? short : x, 0.1);
    };
    expect(await counted("misses", run)).toBe(1);
  });

  it("never outnumber the bound", async () => {
    for (let size = 1; size <= 20; size++) await tf.add(tf.zeros([size]), 1).data();
    const { programs, evictions } = onnx().statistics();
    expect(programs).toBe(6);
    expect(evictions).toBeGreaterThan(10);
  });

  it("are cut off at the cap on pending kernels", async () => {
    const flushes = await counted("flushes", async () => {
      let x: tf.Tensor = tf.scalar(1);
      for (let i = 0; i < 1500; i++) x = tf.add(x, 1);
      expect((await x.data())[0]).toBe(1501);
    });
    expect(flushes).toBe(3);
  });
});

describe("equal work", () => {
  /** Products in the graph that computes what `run` returns. */
  const products = async (run: () => tf.Tensor[]) => {
    const profile = await onnx().profile(() => {
      const made = tf.tidy(run);
      onnx().markStep();
      tf.dispose(made);
    });
    return profile.lines
      .filter(({ operation }) => /Gemm|MatMul/.test(operation))
      .reduce((sum, { calls }) => sum + calls, 0);
  };
  const mask = (seed: number) => {
    const values = Float32Array.from({ length: 1600 }, (_, i) => (i * seed) % 7);
    return tf.tensor2d(values, [40, 40]);
  };

  it("is done once when the inputs are the same tensor or equal uploads", async () => {
    expect(await products(() => [tf.matMul(mask(3), mask(2)), tf.matMul(mask(3), mask(2))])).toBe(
      1,
    );
  });

  it("is told from other work", async () => {
    expect(await products(() => [tf.matMul(mask(3), mask(2)), tf.matMul(mask(4), mask(2))])).toBe(
      2,
    );
  });
});

describe("tensors", () => {
  it("keep the numbers they were made of when the caller's array changes", async () => {
    const values = Float32Array.of(1, 2, 3);
    const sum = tf.sum(tf.tensor1d(values));
    values.fill(9);
    expect((await sum.data())[0]).toBe(6);
  });

  it("take over an array that was lent for them, once, and give it back", async () => {
    const lent = onnx().uploadArray(77).fill(2);
    const [own, copied] = [tf.tensor1d(lent), tf.tensor1d(lent)];
    const sums = [own, copied].map((x) => tf.sum(x));
    expect(own.dataSync()).toBe(lent);
    expect(copied.dataSync()).not.toBe(lent);
    for (const sum of sums) expect((await sum.data())[0]).toBe(154);
    const [again, other] = [onnx().uploadArray(78), onnx().uploadArray(78)];
    expect(again).not.toBe(other);
    tf.dispose([tf.tensor1d(again), tf.tensor1d(other)]);
    expect([again, other]).toContain(onnx().uploadArray(78));
  });

  it("tell a value in attributes from another that JSON would write alike", async () => {
    const all = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -0];
    const read = all.map((value) => tf.abs(tf.reciprocal(tf.fill([2], value))).dataSync()[0]);
    expect(read).toEqual([Number.NaN, 0, 0, Number.POSITIVE_INFINITY]);
    expect(tf.fill([1], Number.NEGATIVE_INFINITY).dataSync()[0]).toBe(Number.NEGATIVE_INFINITY);
  });

  it("of different missing inputs are different work", async () => {
    const x = tf.tensor2d([1, 2, 3, 4], [2, 2]);
    const [mean, variance, extra] = [tf.tensor1d([1, 2]), tf.tensor1d([1, 4]), tf.tensor1d([3, 5])];
    const shifted = await tf.batchNorm(x, mean, variance, extra, undefined, 0).data();
    const scaled = await tf.batchNorm(x, mean, variance, undefined, extra, 0).data();
    expect([...shifted]).toEqual([3, 5, 5, 6]);
    expect([...scaled]).toEqual([0, 0, 6, 5]);
  });
});

describe("mistakes", () => {
  it("in shapes are reported at the call", () => {
    expect(() => tf.add(tf.ones([2, 3]), tf.ones([2, 4]))).toThrow(/could not be broadcast/);
    expect(() => tf.gather(tf.ones([3]), tf.tensor1d([5], "int32"))).toThrow(
      /index value 5 is not in/,
    );
  });

  it("of ONNX Runtime name the call, and every tensor that it should have made says so", async () => {
    const kernel = {
      infer: () => [{ shape: [2], dtype: "float32" as const }],
      lower: () => {
        throw new Error("Weird/t0 is not supported");
      },
    };
    const x = tf.ones([2]);
    const source = onnx().sourceOf(x);
    const inputs = { x: { source, shape: [2] } };
    const [made] = onnx().recorder.record("Weird", kernel, inputs, { depth: 3 }, kernel.infer());
    const broken = onnx().tensorOf(made!);
    expect(() => onnx().readSync(broken.dataId)).toThrow(/Weird\(x: \[2\]\) with \{"depth":3\}/);
    expect(() => onnx().readSync(broken.dataId)).toThrow(/not supported/);
    onnx().disposeData(broken.dataId);
    expect((await tf.add(x, 1).data())[0]).toBe(2);
  });
});
