import { expect, it } from "vitest";
import { rasterize } from "./rasterize.ts";

it("covers the area of a straight stroke with round ends", () => {
  const ink = new Float64Array(40 * 40);
  const [radius, length] = [5, 18];
  rasterize([{ points: [11.3, 20.2, 11.3 + length, 20.2], radii: [radius, radius] }], ink, 40);
  const area = ink.reduce((sum, value) => sum + value, 0);
  expect(Math.abs(area / (2 * radius * length + Math.PI * radius ** 2) - 1)).toBeLessThan(0.01);
});

it("does not darken where lines cross", () => {
  const ink = new Float64Array(20 * 20);
  const radii = [0.4, 0.4];
  rasterize(
    [
      { points: [2, 10.5, 18, 10.5], radii },
      { points: [10.5, 2, 10.5, 18], radii },
    ],
    ink,
    20,
  );
  expect(ink[10 * 20 + 10]).toBeCloseTo(ink[10 * 20 + 5]!, 12);
});

it("leaves out what lies outside the picture", () => {
  const ink = new Float64Array(20 * 20);
  rasterize([{ points: [-9, -9, -5, 30], radii: [2, 2] }], ink, 20);
  expect(ink.every((value) => value === 0)).toBe(true);
});
