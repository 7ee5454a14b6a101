import { add, mean, mul, reshape, sub, type Tensor, tensor, tidy } from "@tensorflow/tfjs-core";
import type { Augmentation } from "./augmentation.ts";

/**
 * Changes the brightness of each picture, then its saturation, then its contrast.
 *
 *     x ← x + b,              b from U(−¼, ¼) of the range
 *     x ← x̄ + s (x − x̄),      s from U(0, 2),   x̄ the mean over the channels of a pixel
 *     x ← x̄ + c (x − x̄),      c from U(½, 1½),  x̄ the mean over the picture
 *
 * Gray pictures have no saturation to change.
 *
 * @see Zhao et al., "Differentiable Augmentation for Data-Efficient GAN Training", 2020; the ranges are those of their code, in which pictures lie in [−1, 1].
 */
export const color: Augmentation = (x, { shape, range: [low, high] }, stream) => {
  const [rows] = x.shape;
  const [height, width, channels] = shape;
  const draw = (from: number, to: number) =>
    tensor(stream.fillUniform(new Float32Array(rows), from, to), [rows, 1, 1]);
  return tidy(() => {
    const pixels = reshape(x, [rows, height * width, channels]);
    const quarter = (high - low) / 4;
    const brightened = add(pixels, draw(-quarter, quarter));
    const saturated = stretched(brightened, [2], draw(0, 2));
    return reshape(stretched(saturated, [1, 2], draw(0.5, 1.5)), x.shape);
  });
};

/** Values drawn away from their mean, or to it. */
function stretched(x: Tensor, axes: number[], factor: Tensor): Tensor {
  const center = mean(x, axes, true);
  return add(center, mul(factor, sub(x, center)));
}
