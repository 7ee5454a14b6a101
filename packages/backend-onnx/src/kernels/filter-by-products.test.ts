import * as tf from "@tensorflow/tfjs-core";
import { expect, it } from "vitest";
import { onBoth, useOnnx } from "../testing/use-backends.ts";

useOnnx();

type Shape = [number, number, number, number];

const wholeNumbers = (shape: Shape, factor: number) =>
  tf.tensor4d(
    Float32Array.from({ length: shape.reduce((a, b) => a * b) }, (_, i) => ((factor * i) % 7) - 3),
    shape,
  );

it.each([
  ["3 × 3 that keeps the size", [3, 3], 1, "same", [6, 6]],
  ["3 × 3 inside", [3, 3], 1, "valid", [4, 4]],
  ["1 × 1", [1, 1], 1, "same", [6, 6]],
  ["4 × 4 that halves the size", [4, 4], 2, "same", [3, 3]],
  ["3 × 2 of another stride each way", [3, 2], [2, 3], "same", [3, 2]],
  ["5 × 5, as one convolution", [5, 5], 1, "same", [6, 6]],
] as const)(
  "gives the gradient of a filter of %s to the last bit",
  async (_name, [rows, columns], strides, pad, out) => {
    const filterShape: Shape = [rows, columns, 3, 2];
    const slope = () =>
      tf.tidy(() => {
        const x = wholeNumbers([2, 6, 6, 3], 5);
        const dy = wholeNumbers([2, ...out, 2], 11);
        const attributes = { strides, pad, dataFormat: "NHWC", filterShape };
        const inputs = { x, dy };
        return [
          ...(
            tf.engine().runKernel("Conv2DBackpropFilter", inputs, {
              ...attributes,
            }) as tf.Tensor
          ).dataSync(),
        ];
      });
    const { cpu, onnx } = await onBoth(slope);
    expect(onnx).toEqual(cpu);
    expect(cpu).toHaveLength(rows * columns * 6);
  },
);
