import * as tf from "@tensorflow/tfjs-core";
import fc from "fast-check";
import { expect, it } from "vitest";
import { onBoth, onnx, useOnnx } from "../testing/use-backends.ts";

useOnnx();

type Pair = [number, number];

interface Pooling {
  readonly window: Pair;
  readonly strides: Pair;
  /** Pixels that the last windows leave over. */
  readonly rest: Pair;
  readonly pad: "valid" | "same";
}

/** Whole numbers, many of which are equal. */
const some = (size: number, seed: number, kinds: number) =>
  Float32Array.from({ length: size }, (_, i) => ((i * i * 7 + i * seed) % kinds) - 2);

function slopes({ window, strides, rest, pad }: Pooling, kinds: number): number[] {
  return tf.tidy(() => {
    const side = (axis: 0 | 1) => window[axis] + 2 * strides[axis] + rest[axis];
    const shape: [number, number, number, number] = [2, side(0), side(1), 3];
    const x = tf.tensor4d(some(tf.util.sizeFromShape(shape), 3, kinds), shape);
    const pooled = tf.maxPool(x, window, strides, pad);
    const dy = tf.tensor(some(pooled.size, 5, 7), pooled.shape);
    return [
      ...tf
        .grad((image) => tf.maxPool(image as tf.Tensor4D, window, strides, pad))(x, dy)
        .dataSync(),
    ];
  });
}

const pair = (most: number) =>
  fc.tuple(fc.integer({ min: 1, max: most }), fc.integer({ min: 1, max: most }));

const poolings: fc.Arbitrary<Pooling> = fc
  .record({ strides: pair(3), steps: pair(3), odd: pair(5), rest: fc.tuple(fc.nat(1), fc.nat(1)) })
  .map(({ strides, steps, odd, rest }) => ({
    window: strides.map((stride, i) => (odd[i] === 5 ? stride + 1 : stride * steps[i]!)) as Pair,
    strides,
    rest: odd[0] === 4 ? rest : [0, 0],
    pad: odd[1] === 4 ? "same" : "valid",
  }));

it("gives the first of equals in each window the gradient, whatever the windows", async () => {
  const property = fc.asyncProperty(
    poolings,
    fc.constantFrom(2, 5, 1000),
    async (pooling, kinds) => {
      const { cpu, onnx } = await onBoth(() => slopes(pooling, kinds).map((value) => value + 0));
      expect(onnx).toEqual(cpu);
    },
  );
  await fc.assert(property, { numRuns: 30, seed: 2014 });
});

it.each([
  {
    what: "needs no indices where windows are whole steps",
    window: [4, 4],
    rest: [0, 0],
    found: 0,
  },
  { what: "finds indices where pixels are left over", window: [4, 4], rest: [1, 0], found: 1 },
  { what: "finds indices where windows are none", window: [3, 3], rest: [0, 0], found: 1 },
] as const)("$what", async ({ window, rest, found }) => {
  await tf.setBackend("onnx");
  const pooling: Pooling = { window: [...window], strides: [2, 2], rest: [...rest], pad: "valid" };
  const { lines } = await onnx().profile(() => void slopes(pooling, 5));
  expect(lines.filter(({ operation }) => operation === "ScatterElements")).toHaveLength(found);
});
