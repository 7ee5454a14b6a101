import * as tf from "@tensorflow/tfjs-core";
import { expect, it } from "vitest";
import { channelBlockOf } from "./channel-block.ts";
import { exportOnnx } from "./export-onnx.ts";
import { runtime } from "./testing/compare-rewritten.ts";
import { onBoth, onnx, useOnnx } from "./testing/use-backends.ts";

useOnnx();

/** Numbers between −1 and 1, the same every time. */
const some = <S extends [number, number, number, number]>(shape: S, seed: number) =>
  tf.tensor4d(
    Float32Array.from({ length: tf.util.sizeFromShape(shape) }, (_, i) => Math.sin(i * 1.7 + seed)),
    shape,
  );

const convolved = () =>
  tf.tidy(() => tf.conv2d(some([2, 36, 36, 3], 1), some([3, 3, 3, 16], 2), 1, "valid"));

it("convolves many pixels directly, where this processor can, with the cpu backend's results", async () => {
  const { cpu, onnx: own } = await onBoth(() => [...convolved().dataSync()]);
  const worst = Math.max(...cpu.map((value, i) => Math.abs(value - own[i]!)));
  expect(worst).toBeLessThan(1e-5);
  const { lines } = await onnx().profile(() => void convolved().dataSync());
  const isDirect = lines.some(({ operation }) => operation === "ReorderOutput");
  expect(isDirect).toBe(channelBlockOf(runtime) !== undefined);
});

it("keeps such operations out of files", () => {
  const filter = some([3, 3, 3, 16], 2);
  const bytes = exportOnnx(({ x }) => ({ y: tf.conv2d(x as tf.Tensor4D, filter, 1, "valid") }), {
    x: tf.zeros([2, 36, 36, 3]),
  });
  expect(Buffer.from(bytes).includes("Conv")).toBe(true);
  expect(Buffer.from(bytes).includes("nchwc")).toBe(false);
});
