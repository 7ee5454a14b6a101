import { gaussian, ring } from "@gan/data";
import { createRng, datasetFromFloats } from "@gan/spec";
import { expect, it } from "vitest";
import { linePicture } from "./line-picture.ts";
import { colors, pointPicture } from "./point-picture.ts";

const density = ring({ deviation: 0.1 });
const points = density.sample({ size: 500, name: "ring", rng: createRng(1) });
const modes = { centers: density.modes!, deviation: 0.1, share: 0.02 };

/** Pixels that are nearer to one color than a share of the way from white. */
const count = ({ pixels }: { pixels: Uint8Array }, [red, green, blue]: readonly number[]) =>
  Array.from({ length: pixels.length / 3 }, (_, i) =>
    [red!, green!, blue!].reduce((sum, c, j) => sum + Math.abs(c - pixels[3 * i + j]!), 0),
  ).filter((distance) => distance < 120).length;

it("shows every point, the data under it, and a ring around each mode", () => {
  const picture = pointPicture(points, { modes });
  expect([picture.width, picture.height, picture.channels]).toEqual([480, 480, 3]);
  expect(count(picture, colors.sample)).toBeGreaterThan(800);
  expect(count(picture, colors.mode)).toBeGreaterThan(8 * 20);
  expect(count(pointPicture(points), colors.mode)).toBe(0);
  const far = datasetFromFloats({ name: "far", exampleShape: [2], values: new Float32Array(2) });
  const over = pointPicture({ ...far, range: points.range }, { data: points });
  expect(count(over, colors.sample)).toBeLessThan(12);
  const green = Array.from({ length: over.pixels.length / 3 }, (_, i) => i).filter(
    (i) => over.pixels[3 * i + 1]! > over.pixels[3 * i]! + 10,
  );
  expect(green.length).toBeGreaterThan(1000);
});

it("keeps points outside of the range in the picture, at its edge", () => {
  const values = Float32Array.of(1e9, -1e9);
  const one = datasetFromFloats({ name: "out", exampleShape: [2], values, range: [-1, 1] });
  const { pixels, width, height } = pointPicture(one);
  const corner = 3 * (width * height - 1);
  expect([...pixels.subarray(corner, corner + 3)]).not.toEqual([255, 255, 255]);
});

it("draws a line's samples as a histogram over the data's", () => {
  const line = gaussian({ mean: 1 });
  const data = line.sample({ size: 5000, rng: createRng(1) });
  const samples = line.sample({ size: 5000, rng: createRng(2) });
  const picture = linePicture(samples, { data });
  expect(count(picture, colors.sample)).toBeGreaterThan(picture.width);
  // Highest in the middle, as a normal is.
  const top = (x: number) =>
    Array.from({ length: picture.height }, (_, y) => y).find(
      (y) => picture.pixels[3 * (y * picture.width + x)] === colors.sample[0],
    )!;
  const [low, high] = line.range;
  const at = (value: number) => Math.round((picture.width * (value - low)) / (high - low));
  expect(top(at(1))).toBeLessThan(top(at(3)) - 50);
});
