import type { Stream } from "@gan/spec";
import { matMul, type Rank, reshape, type Tensor3D, tensor3d, tidy } from "@tensorflow/tfjs-core";
import type { Augmentation } from "./augmentation.ts";

/**
 * Moves each picture by whole pixels, up to an eighth of its sides in each direction; zeros come in.
 *
 * Two products with matrices of 0 and 1, which every engine differentiates as often as is asked.
 *
 * @see Zhao et al., "Differentiable Augmentation for Data-Efficient GAN Training", 2020.
 */
export const translation: Augmentation = (x, { shape: [height, width, channels] }, stream) => {
  const [rows] = x.shape;
  const down = shiftsOf(height, rows, stream);
  // A line of pixels is one of width · channels numbers.
  const right = shiftsOf(width, rows, stream).map((shift) => shift * channels);
  return tidy(() => {
    const lines = reshape<Rank.R3>(x, [rows, height, width * channels]);
    const moved = matMul(shiftMatrices(height, down), lines);
    return reshape(matMul(moved, shiftMatrices(width * channels, right), false, true), x.shape);
  });
};

/** How far each picture moves along a side. */
function shiftsOf(side: number, rows: number, stream: Stream): readonly number[] {
  const most = Math.floor(side / 8);
  return Array.from({ length: rows }, () => stream.integer(2 * most + 1) - most);
}

/** `[shifts, size, size]`: each moves the elements of a column so far down. */
function shiftMatrices(size: number, shifts: readonly number[]): Tensor3D {
  const values = new Float32Array(shifts.length * size * size);
  for (const [row, shift] of shifts.entries()) {
    for (let to = Math.max(0, shift); to < size + Math.min(0, shift); to++) {
      values[(row * size + to) * size + to - shift] = 1;
    }
  }
  return tensor3d(values, [shifts.length, size, size]);
}
