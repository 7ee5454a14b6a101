import type { Backend } from "@gan/spec";
import {
  avgPool,
  conv2d,
  depthwiseConv2d,
  fused,
  grads,
  maxPool,
  mul,
  square,
  sum,
  type Tensor,
  type Tensor4D,
} from "@tensorflow/tfjs-core";
import { describe, it } from "vitest";
import { compareWithCpu, patternedTensor } from "./compare-with-cpu.ts";

type Operation = (x: Tensor4D, filter: Tensor4D) => Tensor;

const edges = [
  [0, 0],
  [1, 2],
  [0, 3],
  [0, 0],
] as [[number, number], [number, number], [number, number], [number, number]];

/** Operations on images whose padding is a number or a list, with the shapes of images and filter. */
const cases: readonly (readonly [string, Operation, number[], number[]])[] = [
  ["a convolution", (x, f) => conv2d(x, f, 1, 2), [2, 6, 7, 3], [5, 4, 3, 2]],
  [
    "one whose last window ends before the edge",
    (x, f) => conv2d(x, f, 3, 1),
    [2, 9, 9, 2],
    [3, 3, 2, 2],
  ],
  [
    "one whose last window ends after the edge",
    (x, f) => conv2d(x, f, 3, 1, "NHWC", 1, "ceil"),
    [2, 9, 9, 2],
    [3, 3, 2, 2],
  ],
  ["one with holes", (x, f) => conv2d(x, f, 1, 2, "NHWC", 2), [1, 7, 7, 2], [3, 3, 2, 2]],
  ["one with unlike edges", (x, f) => conv2d(x, f, 1, edges), [1, 5, 6, 2], [3, 3, 2, 2]],
  [
    "a fused one",
    (x, filter) => fused.conv2d({ x, filter, strides: 1, pad: 1, activation: "relu" }),
    [2, 5, 5, 2],
    [3, 3, 2, 4],
  ],
  ["one channel by channel", (x, f) => depthwiseConv2d(x, f, 1, 1), [2, 5, 6, 3], [3, 3, 3, 2]],
  ["max-pooling", (x, f) => mul(maxPool(x, 3, 2, 1), sum(f)), [2, 7, 8, 3], [1, 1, 1, 1]],
  [
    "max-pooling below 0",
    (x, f) => mul(maxPool(mul(square(x), -1) as Tensor4D, 2, 2, 1), sum(f)),
    [1, 6, 6, 2],
    [1, 1, 1, 1],
  ],
  ["average pooling", (x, f) => mul(avgPool(x, 3, 2, 1), sum(f)), [2, 7, 8, 3], [1, 1, 1, 1]],
];

/** TensorFlow.js has no gradient of a convolution with holes, and forgets in which direction sizes were rounded. */
const withoutGradient = ["one with holes", "one whose last window ends after the edge"];

/** Holds an engine to `cpu` where images are padded by numbers, in values and slopes. */
export function testPaddings(backend: Backend): void {
  describe(`paddings in numbers on ${backend.name}`, () => {
    it.each(cases)("are right in %s", (name, f, images, filter) => {
      const inputs = () => [patternedTensor(images, 1), patternedTensor(filter, 2)];
      const apply = (...[x, w]: Tensor[]) => f(x as Tensor4D, w as Tensor4D);
      return compareWithCpu(backend, () => [
        apply(...inputs()),
        ...(withoutGradient.includes(name)
          ? []
          : grads((...args) => sum(square(apply(...args))))(inputs())),
      ]);
    });
  });
}
