import { assertPositiveInteger, InvalidOptionError, ShapeMismatchError } from "@gan/spec";
import { maxPool, pad, type Tensor4D, tidy } from "@tensorflow/tfjs-core";
import { assertOptions, assertTensor } from "./assert-arguments.ts";

/** The windows of a max-pooling, in pixels. */
export interface MaxPoolOptions {
  /** Height and width of a window. */
  readonly size: number;
  /** Distance of two windows, at most `size`. */
  readonly stride: number;
}

/** Lies below every activation, and stays finite in float32. */
const BELOW_ALL = -1e30;

/**
 * Spatial max-pooling that keeps the partial windows at the bottom and right edges, as pylearn2 has it.
 *
 *     output size = ceil((n − size) / stride) + 1
 *
 * TensorFlow.js's own `ceil` mode gives wrong numbers on `wasm` and loses its gradient everywhere, so the edges are
 * padded with a value below all others.
 *
 * @param x - `[batch, height, width, channels]`.
 * @returns `[batch, outputHeight, outputWidth, channels]`. The caller owns it.
 * @throws {ShapeMismatchError} When a window does not fit into the image.
 */
export function maxPoolCeil(x: Tensor4D, options: MaxPoolOptions): Tensor4D {
  assertTensor("x", x, 4);
  assertOptions("maxPoolCeil", options, "{ size: 2, stride: 2 }");
  const { size, stride } = options;
  const missing = (n: number) => (pooledSize(n, { size, stride }) - 1) * stride + size - n;
  const [, height, width] = x.shape;
  const edges: [number, number][] = [
    [0, 0],
    [0, missing(height)],
    [0, missing(width)],
    [0, 0],
  ];
  return tidy(() => maxPool(pad(x, edges, BELOW_ALL), size, stride, "valid"));
}

/** Number of windows along an axis of `n` pixels, partial ones included. */
export function pooledSize(n: number, { size, stride }: MaxPoolOptions): number {
  assertPositiveInteger("size", size);
  assertPositiveInteger("stride", stride);
  if (stride > size) {
    throw new InvalidOptionError("stride", stride, `a whole number from 1 to the size, ${size}`);
  }
  if (n < size) {
    throw new ShapeMismatchError({
      argument: "x",
      expected: [null, size, size, null],
      received: [null, n, n, null],
      fix: "Use a smaller window, or pad the layer before.",
    });
  }
  return Math.ceil((n - size) / stride) + 1;
}
