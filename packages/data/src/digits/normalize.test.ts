import { expect, it } from "vitest";
import { centerByMass, fitIntoBox } from "./normalize.ts";

it("fits strokes and their pen into 20 pixels, aspect kept", () => {
  const paths = [
    [-3, 4, 7, 4],
    [1, 44, 2, 24],
  ];
  fitIntoBox(paths, 1.5);
  const xs = paths.flat().filter((_, at) => at % 2 === 0);
  const ys = paths.flat().filter((_, at) => at % 2 === 1);
  expect(Math.min(...ys)).toBeCloseTo(1.5, 9);
  expect(Math.max(...ys)).toBeCloseTo(18.5, 9);
  expect(Math.max(...xs) - Math.min(...xs)).toBeCloseTo((17 * 10) / 40, 9);
  expect(Math.max(...xs) + Math.min(...xs)).toBeCloseTo(20, 9);
});

it("brings the center of mass into pixel (14, 14)", () => {
  const box = new Float64Array(400);
  box[3 * 20 + 12] = 1;
  box[9 * 20 + 14] = 1;
  const image = new Uint8Array(784);
  centerByMass(box, image);
  expect(image[11 * 28 + 13]).toBe(255);
  expect(image[17 * 28 + 15]).toBe(255);
});

it("keeps the whole box in the image when its mass lies in a corner", () => {
  const box = new Float64Array(400);
  box[0] = 1;
  const image = new Uint8Array(784);
  centerByMass(box, image);
  expect(image[8 * 28 + 8]).toBe(255);
});
