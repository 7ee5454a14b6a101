import { deflateSync } from "node:zlib";
import { createRng } from "@gan/spec";
import { convertIndexedToRgb, decode, encode } from "fast-png";
import { expect, it } from "vitest";
import { makePng, pngChunk } from "../../test/make-png.ts";
import { readPng } from "./read-png.ts";

const rng = createRng(2014);
const noise = (length: number, name: string) =>
  Uint8Array.from({ length }, () => 256 * rng.stream(name, length).next());

it.each([
  [1, 8, 1],
  [2, 8, 1],
  [3, 8, 0],
  [4, 8, 1],
  [1, 16, 0],
  [3, 16, 0],
  [4, 16, 1],
] as const)("agrees with fast-png: %d channels of %d bits", (channels, depth, tolerance) => {
  const [width, height] = [37, 23];
  const stream = rng.stream("pixels", channels);
  const length = width * height * channels;
  const values = Array.from({ length }, () => Math.floor(stream.next() * 2 ** depth));
  const data = depth === 8 ? Uint8Array.from(values) : Uint16Array.from(values);
  const { rgb } = readPng(encode({ width, height, channels, depth, data }));
  let largest = 0;
  for (let pixel = 0; pixel < width * height; pixel++) {
    const sample = (c: number) => data[pixel * channels + c]! >>> (depth - 8);
    const alpha = channels % 2 ? 255 : sample(channels - 1);
    for (let c = 0; c < 3; c++) {
      const value = (sample(channels >= 3 ? c : 0) * alpha + 255 * (255 - alpha)) / 255;
      largest = Math.max(largest, Math.abs(rgb[3 * pixel + c]! - value));
    }
  }
  expect(largest).toBeLessThanOrEqual(tolerance / 2);
});

it("agrees with fast-png about every filter, in whole rows and in passes", () => {
  for (const isInterlaced of [false, true]) {
    const passes = isInterlaced
      ? [
          [2, 2],
          [2, 2],
          [4, 1],
          [3, 3],
          [7, 2],
          [6, 5],
          [13, 4],
        ] // 13 × 9 in Adam7
      : [[13, 9]];
    const rows = passes.flatMap(([columns, count], pass) =>
      Array.from({ length: count! }, (_, i) => [
        (i + pass) % 5,
        ...noise(3 * columns!, `row ${pass} ${i}`),
      ]),
    );
    const format = { width: 13, height: 9, depth: 8, colorType: 2, isInterlaced };
    const png = makePng(format, deflateSync(Uint8Array.from(rows.flat())));
    expect([...readPng(png).rgb]).toEqual([...decode(png).data]);
  }
});

it("agrees with fast-png about palettes of few bits", () => {
  for (const depth of [1, 2, 4]) {
    const palette = noise(3 * 2 ** depth, "palette");
    const bytes = Math.ceil((11 * depth) / 8);
    const rows = Array.from({ length: 5 }, (_, i) => [0, ...noise(bytes, `row ${depth} ${i}`)]);
    const png = makePng(
      { width: 11, height: 5, depth, colorType: 3 },
      deflateSync(Uint8Array.from(rows.flat())),
      [pngChunk("PLTE", palette)],
    );
    expect([...readPng(png).rgb]).toEqual([...convertIndexedToRgb(decode(png))]);
  }
});

it("shows the one transparent color of a picture without alpha as white", () => {
  const png = makePng(
    { width: 2, height: 1, depth: 8, colorType: 2 },
    deflateSync(Uint8Array.of(0, 1, 2, 3, 1, 2, 4)),
    [pngChunk("tRNS", Uint8Array.of(0, 1, 0, 2, 0, 3))],
  );
  expect([...readPng(png).rgb]).toEqual([255, 255, 255, 1, 2, 4]);
});

it("reads depths below eight bits in passes", () => {
  const png = makePng(
    { width: 1, height: 1, depth: 1, colorType: 0, isInterlaced: true },
    deflateSync(Uint8Array.of(0, 128)),
  );
  expect([...readPng(png).rgb]).toEqual([255, 255, 255]);
});

it.each([
  ["no palette", { depth: 8, colorType: 3 }, [0, 7], "it has no palette"],
  ["a filter that is none", { depth: 8, colorType: 0 }, [9, 7], "filter 9"],
  ["too few bytes", { depth: 8, colorType: 2 }, [0, 7], "it ends too early"],
  ["a depth that is none", { depth: 4, colorType: 2 }, [0, 7], "type 2 with 4 bits"],
])("refuses a picture with %s", (_, format, row, message) => {
  const png = makePng({ width: 1, height: 1, ...format }, deflateSync(Uint8Array.from(row)));
  expect(() => readPng(png)).toThrow(message);
});
