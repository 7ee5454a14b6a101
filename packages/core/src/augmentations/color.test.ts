import { createRng } from "@gan/spec";
import { useCpu } from "@gan/test-utils";
import { tensor2d, tidy } from "@tensorflow/tfjs-core";
import { expect, it } from "vitest";
import { color } from "./color.ts";

useCpu();

const ROWS = 400;
const PIXELS = 6;
const SIZE = 3 * PIXELS;
const picture = { shape: [2, 3, 3], range: [-1, 3] } as const;

const meanOf = (values: ArrayLike<number>) =>
  Array.from(values).reduce((sum, value) => sum + value / values.length, 0);

/** The mean of a picture, how gray each pixel is above it, and how each channel is above that gray. */
function partsOf(values: Float32Array) {
  const mean = meanOf(values);
  const grays = Array.from({ length: PIXELS }, (_, i) => meanOf(values.subarray(3 * i, 3 * i + 3)));
  const hues = Array.from(values, (value, i) => value - grays[Math.floor(i / 3)]!);
  return { mean, grays: grays.map((gray) => gray - mean), hues };
}

/** The one factor between two lists. */
function factorOf(from: readonly number[], to: readonly number[]): number {
  const factor =
    from.reduce((sum, value, i) => sum + value * to[i]!, 0) /
    from.reduce((sum, value) => sum + value * value, 0);
  for (const [i, value] of from.entries()) expect(to[i]).toBeCloseTo(factor * value, 4);
  return factor;
}

it("adds a brightness, stretches hues by a saturation and all by a contrast, each of its range", () => {
  const values = createRng(1)
    .stream("x")
    .fillNormal(new Float32Array(ROWS * SIZE));
  const stream = createRng(2).stream("color");
  const changed = tidy(() => {
    const x = tensor2d(values, [ROWS, SIZE]);
    return color(x, picture, stream).dataSync() as Float32Array;
  });
  const drawn = Array.from({ length: ROWS }, (_, row) => {
    const [before, after] = [values, changed].map((all) =>
      partsOf(all.subarray(row * SIZE, (row + 1) * SIZE)),
    ) as [ReturnType<typeof partsOf>, ReturnType<typeof partsOf>];
    const contrast = factorOf(before.grays, after.grays);
    const saturation = factorOf(before.hues, after.hues) / contrast;
    return { brightness: after.mean - before.mean, saturation, contrast };
  });
  const ranges = { brightness: [-1, 1], saturation: [0, 2], contrast: [0.5, 1.5] } as const;
  for (const name of ["brightness", "saturation", "contrast"] as const) {
    const each = drawn.map((draws) => draws[name]);
    const [low, high] = ranges[name];
    const near = 0.03 * (high - low);
    for (const [end, found] of [
      [low, Math.min(...each)],
      [high, Math.max(...each)],
    ] as const) {
      expect(Math.abs(found - end), name).toBeLessThan(near);
    }
    expect(Math.min(...each)).toBeGreaterThan(low - 1e-3);
    expect(Math.max(...each)).toBeLessThan(high + 1e-3);
    expect(Math.abs(meanOf(each) - (low + high) / 2)).toBeLessThan(2 * near);
  }
});
