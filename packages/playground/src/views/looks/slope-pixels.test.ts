import { expect, it } from "vitest";
import { slopeColor } from "./slope-pixels.ts";

const gray = [128, 128, 128] as const;

it("is blue where brighter is more real, vermilion where it is more fake, and gray where nothing changes", () => {
  const [real, fake] = [slopeColor(gray, 1), slopeColor(gray, -1)];
  expect(real[2]).toBeGreaterThan(real[0] + 100);
  expect(fake[0]).toBeGreaterThan(fake[2] + 100);
  expect(slopeColor(gray, 0)).toEqual(gray);
});

it("is the deeper the steeper, and leaves the picture to be seen", () => {
  const blueness = [0.1, 0.3, 1].map((slope) => {
    const [red, , blue] = slopeColor(gray, slope);
    return blue - red;
  });
  expect(blueness).toEqual(blueness.toSorted((a, b) => a - b));
  expect(new Set(blueness).size).toBe(3);
  const [black] = slopeColor([0, 0, 0], 0.1);
  const [white] = slopeColor([255, 255, 255], 0.1);
  expect(white - black).toBeGreaterThan(80);
});
