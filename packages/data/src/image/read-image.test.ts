import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { readImage } from "./read-image.ts";
import { resize } from "./resize.ts";

const read = (name: string) =>
  readImage(readFileSync(new URL(`../../test/pictures/${name}`, import.meta.url)), name);

type Color = readonly [number, number, number];
const gradient = (x: number, y: number): Color => [10 * x, 15 * y, 128];
const grey = (value: number): Color => [value, value, value];

// Written by Pillow, and by hand after the PNG standard, from these very formulas.
it.each<[string, number, (x: number, y: number) => Color]>([
  ["color.png", 0, gradient],
  ["interlaced.png", 0, gradient],
  ["transparent.png", 1, (x, y) => gradient(x, y).map((v) => 204 + v / 5) as unknown as Color],
  [
    "palette.png",
    0,
    (x) => [6, 12, 18].map((from) => (from === x - (x % 6) ? 255 : 0)) as unknown as Color,
  ],
  ["grey-1.png", 0, (x) => grey(x >= 12 ? 255 : 0)],
  ["grey-2.png", 0, (x) => grey(85 * Math.floor(x / 6))],
  ["grey-8.png", 0, (x) => grey(10 * x)],
  ["grey-16.png", 0, (x) => grey(10 * x)],
  ["color.jpg", 4, gradient],
  ["progressive.jpg", 4, gradient],
  ["color-420.jpg", 14, gradient],
  ["cmyk.jpg", 5, gradient],
  ["grey.jpg", 3, (x) => grey(10 * x)],
  ["sideways.jpg", 4, gradient],
  ["color-lossless.webp", 0, gradient],
  ["color-lossy.webp", 14, gradient],
  ["sideways.webp", 0, gradient],
  ["transparent.webp", 1, (x, y) => gradient(x, y).map((v) => 204 + v / 5) as unknown as Color],
])("reads %s to within %d", async (name, tolerance, color) => {
  const { width, height, rgb } = await read(name);
  expect([width, height]).toEqual([24, 16]);
  let largest = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      color(x, y).forEach((value, c) => {
        largest = Math.max(largest, Math.abs(rgb[(y * width + x) * 3 + c]! - value));
      });
    }
  }
  expect(largest).toBeLessThanOrEqual(tolerance);
});

it("refuses what is no picture, or half of one, naming the file", async () => {
  const png = readFileSync(new URL("../../test/pictures/color.png", import.meta.url));
  await expect(readImage(new Uint8Array(100), "notes.png")).rejects.toThrow(
    "`notes.png` is no PNG, JPEG or WebP. Convert it, or move it out of the folder.",
  );
  await expect(readImage(png.subarray(0, 60), "half.png")).rejects.toThrow(
    /`half.png` cannot be read as a picture: .*Save it again, or move it/,
  );
  const huge = Uint8Array.from(png);
  huge.set([0, 1, 0, 0, 0, 1, 0, 0], 16);
  await expect(readImage(huge, "huge.png")).rejects.toThrow(
    "65536 × 65536 are more than 64000000 pixels",
  );
});

it("refuses a WebP that moves, is cut short, or says more than it can hold, before it is decoded", async () => {
  const bytesOf = (name: string) =>
    new Uint8Array(readFileSync(new URL(`../../test/pictures/${name}`, import.meta.url)));
  await expect(readImage(bytesOf("animated.webp"), "a.webp")).rejects.toThrow(
    "`a.webp` cannot be read as a picture: it is an animation.",
  );
  const lossy = bytesOf("color-lossy.webp");
  await expect(readImage(lossy.subarray(0, 100), "half.webp")).rejects.toThrow("damaged");
  await expect(readImage(lossy.subarray(0, 20), "none.webp")).rejects.toThrow("it has no frame");
  const huge = Uint8Array.from(lossy);
  huge.set([0xff, 0x3f, 0xff, 0x3f], 26);
  await expect(readImage(huge, "huge.webp")).rejects.toThrow(
    "16383 × 16383 are more than 64000000 pixels",
  );
  huge.set([0xff, 0x0f, 0xff, 0x0f], 26);
  await expect(readImage(huge, "huge.webp")).rejects.toThrow("cannot come from so few bytes");
  const two = Uint8Array.from(bytesOf("sideways.webp"));
  two[24]! += 1;
  await expect(readImage(two, "two.webp")).rejects.toThrow("its parts are of different sizes");
  // What failed before does not stand in the way.
  expect(await read("color-lossless.webp")).toMatchObject({ width: 24, height: 16 });
});

it("keeps a picture of the wanted size as it is", async () => {
  const picture = await read("color.png");
  expect(resize(picture, { width: 24, height: 16, channels: 3 })).toEqual(picture.rgb);
});

it("takes luma for grey", async () => {
  const out = resize(await read("color.png"), { width: 24, height: 16, channels: 1 });
  expect(out[5 * 24 + 20]).toBe(Math.round(0.299 * 200 + 0.587 * 75 + 0.114 * 128));
});

it("keeps a ramp a ramp, smaller and larger, cut around the middle", async () => {
  const ramp = await read("grey-8.png");
  // 24 × 16 cut to 16 × 16 begins at column 4; halved, column i covers 4 + 2i and 5 + 2i.
  const half = resize(ramp, { width: 8, height: 8, channels: 1 });
  for (let i = 1; i < 7; i++)
    expect(Math.abs(half[3 * 8 + i]! - 10 * (4.5 + 2 * i))).toBeLessThan(1);
  const double = resize(ramp, { width: 48, height: 32, channels: 1 });
  for (let i = 2; i < 46; i++) expect(Math.abs(double[i]! - 10 * (i / 2 - 0.25))).toBeLessThan(1);
});

it("shrinks by a mean over every pixel: a fine checkerboard becomes grey", () => {
  const [width, height] = [300, 300];
  const rgb = Uint8Array.from({ length: width * height * 3 }, (_, i) => {
    const pixel = Math.floor(i / 3);
    return ((pixel % width) + Math.floor(pixel / width)) % 2 ? 255 : 0;
  });
  const out = resize({ width, height, rgb }, { width: 7, height: 7, channels: 1 });
  for (const value of out) expect(Math.abs(value - 127.5)).toBeLessThan(3);
});
