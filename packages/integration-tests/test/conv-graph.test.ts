import "@gan/backend-onnx";
import type { OnnxBackend, OnnxProfile } from "@gan/backend-onnx";
import { backend, setBackend } from "@tensorflow/tfjs-core";
import { beforeAll, expect, it } from "vitest";
import { openTraining } from "./replay/train-bits.ts";

const iterations = 2;
let profile: OnnxProfile;

beforeAll(async () => {
  await setBackend("onnx");
  const { game, trainTo } = await openTraining("cifar10-conv", { batchSize: 2, width: 0.05 });
  using _ = game;
  profile = await (backend() as OnnxBackend).profile(async () => {
    await trainTo(iterations);
  });
});

/** How often an iteration of the convolutional game runs an operation, of one kernel or of all. */
const timesOf = (wanted: string, of?: string) =>
  profile.lines
    .filter(({ operation, kernel }) => operation === wanted && (of ?? kernel) === kernel)
    .reduce((sum, { calls }) => sum + calls, 0) / iterations;

it("goes from convolution to convolution in planes", () => {
  // Where ONNX Runtime convolves directly, gradients of images are convolutions too.
  expect(timesOf("Conv") + timesOf("ConvTranspose")).toBe(22);
  // Filters, masks and what meets a filter's gradient, once each; and the last pictures on their way to a dense layer.
  expect(timesOf("Transpose")).toBeLessThan(48);
  for (const kernel of ["Add", "PadV2", "Slice", "Sum"]) {
    expect(timesOf("Transpose", kernel), kernel).toBe(0);
  }
  expect(timesOf("Transpose", "MaxPool")).toBe(2);
});

it("finds no index in a maximum of two pieces, nor in max-pooling", () => {
  expect(timesOf("ArgMax")).toBe(2); // Of the dense layer's five pieces, on real and on generated examples.
  expect(timesOf("MaxUnpool")).toBe(3);
  expect(timesOf("ScatterElements")).toBe(0);
});
