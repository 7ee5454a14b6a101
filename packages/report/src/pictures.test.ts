import { type Dataset, datasetFromFloats, type Neighbor, readRows } from "@gan/spec";
import fc from "fast-check";
import { GifReader } from "omggif";
import { PNG } from "pngjs";
import { describe, expect, it } from "vitest";
import {
  encodeGif,
  encodePng,
  figure2,
  type Image,
  interpolationStrip,
  isPicture,
  sampleGrid,
} from "./index.ts";

/** A data set over rows of numbers. */
function datasetOf(
  rows: readonly (readonly number[])[],
  exampleShape: readonly number[],
  range: readonly [number, number] = [0, 1],
): Dataset {
  const values = Float32Array.from(rows.flat());
  return datasetFromFloats({ name: "test/rows", exampleShape, values, range });
}

const pixelAt = ({ width, channels, pixels }: Image, x: number, y: number) =>
  Array.from(pixels.subarray((y * width + x) * channels, (y * width + x + 1) * channels));

const images = fc
  .record({
    width: fc.integer({ min: 1, max: 24 }),
    height: fc.integer({ min: 1, max: 24 }),
    channels: fc.constantFrom(1 as const, 3 as const, 4 as const),
  })
  .chain(({ width, height, channels }) =>
    fc
      .uint8Array({ minLength: width * height * channels, maxLength: width * height * channels })
      .map((pixels): Image => ({ width, height, channels, pixels })),
  );

describe("encodePng", () => {
  it("writes pixels that another decoder reads back", () => {
    fc.assert(
      fc.property(images, (image) => {
        const { width, height, data } = PNG.sync.read(Buffer.from(encodePng(image)));
        expect([width, height]).toEqual([image.width, image.height]);
        for (let pixel = 0; pixel < width * height; pixel++) {
          const own = image.pixels.subarray(pixel * image.channels, (pixel + 1) * image.channels);
          const [red, green = red, blue = red, alpha = 255] = own;
          expect([...data.subarray(pixel * 4, pixel * 4 + 4)]).toEqual([red, green, blue, alpha]);
        }
      }),
    );
  });

  it("gives equal bytes for equal pictures", () => {
    const image: Image = { width: 2, height: 1, channels: 1, pixels: Uint8Array.of(1, 2) };
    expect(encodePng(image)).toEqual(encodePng({ ...image, pixels: Uint8Array.of(1, 2) }));
  });
});

describe("encodeGif", () => {
  it("keeps every gray level of every frame, with its delays", () => {
    const frames = [0, 1].map(
      (flip): Image => ({
        width: 16,
        height: 16,
        channels: 1,
        pixels: Uint8Array.from({ length: 256 }, (_, i) => (flip ? 255 - i : i)),
      }),
    );
    const reader = new GifReader(Buffer.from(encodeGif(frames, { frameDelay: 100 })));
    expect(reader.numFrames()).toBe(2);
    expect(reader.loopCount()).toBe(0);
    expect([0, 1].map((i) => reader.frameInfo(i).delay)).toEqual([10, 200]);
    frames.forEach((frame, i) => {
      const rgba = new Uint8Array(256 * 4);
      reader.decodeAndBlitFrameRGBA(i, rgba);
      expect(rgba.filter((_, at) => at % 4 === 0)).toEqual(frame.pixels);
    });
  });

  it("comes close to more colors than a GIF can hold", () => {
    const pixels = Uint8Array.from({ length: 32 * 32 * 3 }, (_, i) => {
      const pixel = Math.floor(i / 3);
      return [(pixel % 32) * 8, Math.floor(pixel / 32) * 8, 128][i % 3]!;
    });
    const reader = new GifReader(
      Buffer.from(encodeGif([{ width: 32, height: 32, channels: 3, pixels }])),
    );
    const rgba = new Uint8Array(32 * 32 * 4);
    reader.decodeAndBlitFrameRGBA(0, rgba);
    let error = 0;
    for (let i = 0; i < pixels.length; i++) {
      error += Math.abs(pixels[i]! - rgba[Math.floor(i / 3) * 4 + (i % 3)]!);
    }
    expect(error / pixels.length).toBeLessThan(8);
  });

  it("refuses frames of two sizes and no frames", () => {
    const image: Image = { width: 1, height: 1, channels: 1, pixels: new Uint8Array(1) };
    const wide: Image = { width: 2, height: 1, channels: 1, pixels: new Uint8Array(2) };
    expect(() => encodeGif([image, wide])).toThrow(
      /`frames\[1\]` is "2 × 1", expected 1 × 1.*same rows, columns and padding/,
    );
    expect(() => encodeGif([])).toThrow(/`frames` is 0/);
  });
});

describe("sampleGrid", () => {
  const four = datasetOf([[0], [1], [0.5], [7]], [1, 1, 1]);

  it("puts examples row by row between mid-gray padding, clamped to the range", () => {
    const grid = sampleGrid(four, { rows: 2, columns: 2, padding: 1 });
    expect(grid).toMatchObject({ width: 5, height: 5, channels: 1 });
    const expected = [
      [128, 128, 128, 128, 128],
      [128, 0, 128, 255, 128],
      [128, 128, 128, 128, 128],
      [128, 128, 128, 255, 128],
      [128, 128, 128, 128, 128],
    ];
    expect([...grid.pixels]).toEqual(expected.flat());
  });

  it("shows chosen examples and leaves cells without one gray", () => {
    const grid = sampleGrid(four, { rows: 1, columns: 3, padding: 0, indices: [1, 0] });
    expect([...grid.pixels]).toEqual([255, 0, 128]);
  });

  it("keeps color and shape", () => {
    const color = datasetOf([[-1, 0, 1, 1, -1, 0]], [2, 1, 3], [-1, 1]);
    const grid = sampleGrid(color, { rows: 1, columns: 1, padding: 2 });
    expect(grid).toMatchObject({ width: 5, height: 6, channels: 3 });
    expect(pixelAt(grid, 2, 2)).toEqual([0, 128, 255]);
    expect(pixelAt(grid, 2, 3)).toEqual([255, 0, 128]);
  });

  it("refuses points with a sentence", () => {
    const points = datasetOf([[0, 1]], [2]);
    expect(isPicture(points)).toBe(false);
    expect(isPicture(four)).toBe(true);
    expect(() => sampleGrid(points, { rows: 1, columns: 1 })).toThrow(
      /`test\/rows` has shape \[2\].*points are not pictures/,
    );
  });
});

describe("interpolationStrip", () => {
  it("gives one row per line and refuses half rows", () => {
    const samples = datasetOf([[0], [1], [2], [3], [4], [5]], [1, 1, 1], [0, 5]);
    const strip = interpolationStrip(samples, { steps: 3, padding: 0 });
    expect([...strip.pixels]).toEqual([0, 51, 102, 153, 204, 255]);
    expect(strip).toMatchObject({ width: 3, height: 2 });
    expect(() => interpolationStrip(samples, { steps: 4 })).toThrow(/divisor of the 6 samples/);
  });
});

describe("figure2", () => {
  const nearest = (queries: Dataset, training: Dataset, indices: readonly number[]): Neighbor[] => {
    const [wanted, known] = [readRows(queries), readRows(training)];
    return indices.map((query) => {
      const distances = [...known].map((value) => Math.abs(value - wanted[query]!));
      const distance = Math.min(...distances);
      return { index: distances.indexOf(distance), distance };
    });
  };
  const samples = datasetOf([[0], [1], [0.2], [0.9]], [1, 1, 1]);
  const training = datasetOf([[0], [0.8]], [1, 1, 1]);

  it("frames the training example nearest to each row's last sample", () => {
    const { image, neighbors } = figure2(samples, training, { nearest, rows: 2, draws: 2 });
    expect(neighbors.map(({ index }) => index)).toEqual([1, 1]);
    expect(neighbors[0]!.distance).toBeCloseTo(0.2, 6);
    expect(image).toMatchObject({ width: 23, height: 17, channels: 3 });
    expect(pixelAt(image, 17, 5)).toEqual([204, 204, 204]);
    for (const [x, y] of [
      [15, 3],
      [19, 7],
      [16, 5],
      [18, 12],
    ] as const) {
      expect(pixelAt(image, x, y)).toEqual([255, 255, 0]);
    }
    expect(pixelAt(image, 13, 5)).toEqual([128, 128, 128]);
    expect(pixelAt(image, 5, 5)).toEqual([0, 0, 0]);
  });

  it("divides data around 0 by the samples' largest value", () => {
    const drawn = datasetOf([[-2], [1]], [1, 1, 1], [-1, 1]);
    const { image, divisor } = figure2(drawn, datasetOf([[4]], [1, 1, 1], [-1, 1]), {
      ...{ nearest, rows: 1, draws: 2 },
    });
    expect(divisor).toBe(2);
    expect(pixelAt(image, 5, 5)).toEqual([0, 0, 0]);
    expect(pixelAt(image, 11, 5)).toEqual([191, 191, 191]);
    expect(pixelAt(image, 17, 5)).toEqual([255, 255, 255]);
  });

  it("asks for enough samples", () => {
    expect(() => figure2(samples, training, { nearest })).toThrow(
      /`samples.size` is 4, expected at least 20/,
    );
  });
});
