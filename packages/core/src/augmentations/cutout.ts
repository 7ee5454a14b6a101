import type { Stream } from "@gan/spec";
import { mul, tensor2d, tidy } from "@tensorflow/tfjs-core";
import type { Augmentation } from "./augmentation.ts";

/**
 * Sets a square of each picture to 0, of half its sides around any of its points; what of it lies outside is lost.
 *
 * @see Zhao et al., "Differentiable Augmentation for Data-Efficient GAN Training", 2020; DeVries and Taylor, "Improved
 * Regularization of Convolutional Neural Networks with Cutout", 2017.
 */
export const cutout: Augmentation = (x, { shape: [height, width, channels] }, stream) => {
  const [rows, size] = x.shape;
  const mask = stream.fill(new Float32Array(rows * size), (out, from) => {
    out.fill(1);
    for (let row = 0; row < rows; row++) {
      const [top, bottom] = within(height, from);
      const [left, right] = within(width, from);
      for (let y = top; y < bottom; y++) {
        const line = row * size + y * width * channels;
        out.fill(0, line + left * channels, line + right * channels);
      }
    }
  });
  return tidy(() => mul(x, tensor2d(mask, [rows, size])));
};

/** The part of a side that is cut out. */
function within(side: number, stream: Stream): readonly [from: number, to: number] {
  const length = Math.floor(side / 2);
  const start = stream.integer(side + 1 - (length % 2)) - Math.floor(length / 2);
  return [Math.max(0, start), Math.min(side, start + length)];
}
