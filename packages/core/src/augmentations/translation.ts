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
  return tidy(() => {
    const down = shiftMatrices(rows, { side: height, stream });
    // A line of pixels is one of width · channels numbers.
    const right = shiftMatrices(rows, { side: width, step: channels, stream });
    const lines = reshape<Rank.R3>(x, [rows, height, width * channels]);
    return reshape(matMul(matMul(down, lines), right, false, true), x.shape);
  });
};

/**
 * `[rows, size, size]`: each moves the elements of a column by up to an eighth of the side.
 *
 * @param options - A side has `side · step` elements, which move by multiples of `step`.
 */
function shiftMatrices(
  rows: number,
  {
    side,
    step = 1,
    stream,
  }: { readonly side: number; readonly step?: number; readonly stream: Stream },
): Tensor3D {
  const most = Math.floor(side / 8);
  const size = side * step;
  const values = stream.fill(new Float32Array(rows * size * size), (out, from) => {
    out.fill(0);
    for (let row = 0; row < rows; row++) {
      const shift = step * (from.integer(2 * most + 1) - most);
      for (let to = Math.max(0, shift); to < size + Math.min(0, shift); to++) {
        out[(row * size + to) * size + to - shift] = 1;
      }
    }
  });
  return tensor3d(values, [rows, size, size]);
}
