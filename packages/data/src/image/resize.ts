import type { Picture } from "./picture.ts";

/** Size and colors of a resized picture. */
export interface ResizeOptions {
  readonly width: number;
  readonly height: number;
  /** 3 for red, green and blue; 1 for their luma, .299 R + .587 G + .114 B. */
  readonly channels: 1 | 3;
}

/**
 * Cuts the largest part of the wanted proportions out of the middle of a picture and resizes it.
 *
 * The filter is a triangle, first across and then down: bilinear interpolation where the picture grows,
 * and where it shrinks a weighted mean over every pixel that falls on the new one, so nothing is skipped.
 *
 * @returns `height * width * channels` bytes, row by row.
 */
export function resize(picture: Picture, { width, height, channels }: ResizeOptions): Uint8Array {
  const scale = Math.min(picture.width / width, picture.height / height);
  const across = filter(picture.width, width, scale);
  const down = filter(picture.height, height, scale);
  const [firstRow, lastRow] = [down[0]!.from, down.at(-1)!.from + down.at(-1)!.weights.length];

  const rows = new Float32Array((lastRow - firstRow) * width * 3);
  for (let row = firstRow, to = 0; row < lastRow; row++) {
    for (const { from, weights } of across) {
      const start = (row * picture.width + from) * 3;
      for (let color = 0; color < 3; color++, to++) {
        let sum = 0;
        for (let i = 0; i < weights.length; i++) {
          sum += weights[i]! * picture.rgb[start + 3 * i + color]!;
        }
        rows[to] = sum;
      }
    }
  }

  const resized = new Uint8Array(height * width * channels);
  const color = [0, 0, 0];
  for (let row = 0, to = 0; row < height; row++) {
    const { from, weights } = down[row]!;
    for (let column = 0; column < width; column++) {
      for (let c = 0; c < 3; c++) {
        let sum = 0;
        for (let i = 0; i < weights.length; i++) {
          sum += weights[i]! * rows[((from - firstRow + i) * width + column) * 3 + c]!;
        }
        color[c] = sum;
      }
      if (channels === 1) {
        resized[to++] = Math.round(0.299 * color[0]! + 0.587 * color[1]! + 0.114 * color[2]!);
      } else for (const value of color) resized[to++] = Math.round(value);
    }
  }
  return resized;
}

/** Which old pixels make each new one along an axis, and with what weights, which sum to 1. */
function filter(oldSize: number, newSize: number, scale: number) {
  const start = (oldSize - newSize * scale) / 2;
  const radius = Math.max(1, scale);
  return Array.from({ length: newSize }, (_, i) => {
    const center = start + (i + 0.5) * scale;
    const from = Math.max(0, Math.floor(center - radius));
    const to = Math.min(oldSize, Math.ceil(center + radius));
    const weights = Float64Array.from({ length: to - from }, (_, j) =>
      Math.max(0, 1 - Math.abs(from + j + 0.5 - center) / radius),
    );
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    return { from, weights: weights.map((weight) => weight / total) };
  });
}
