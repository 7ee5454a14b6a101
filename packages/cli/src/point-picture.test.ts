import { ring } from "@gan/data";
import { createRng } from "@gan/spec";
import { expect, it } from "vitest";
import { pointPicture } from "./point-picture.ts";

const density = ring({ deviation: 0.1 });
const points = density.sample({ size: 500, name: "ring", rng: createRng(1) });
const modes = { centers: density.modes!, deviation: 0.1, share: 0.02 };

/** Pixels of a color. */
const count = ({ pixels }: { pixels: Uint8Array }, red: number) =>
  Array.from({ length: pixels.length / 3 }, (_, i) => pixels[3 * i]).filter((each) => each === red)
    .length;

it("shows every point, and a ring around each mode", () => {
  const picture = pointPicture(points, modes);
  expect([picture.width, picture.height, picture.channels]).toEqual([480, 480, 3]);
  expect(count(picture, 30)).toBeGreaterThan(400);
  expect(count(picture, 210)).toBeGreaterThan(8 * 20);
  expect(count(pointPicture(points), 210)).toBe(0);
});
