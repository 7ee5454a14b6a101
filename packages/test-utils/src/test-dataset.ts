import { type Dataset, exampleSize } from "@gan/spec";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";

/**
 * The contract every data set must keep; call it once for each from the package's tests.
 *
 * @param skip - Why it cannot be tested here, such as a file that is not there.
 */
export function testDataset(
  name: string,
  load: () => Dataset | Promise<Dataset>,
  skip?: string,
): void {
  describe(`data set ${name}`, () => {
    let data: Dataset;
    beforeAll(async () => {
      if (skip === undefined) data = await load();
    });
    beforeEach((context) => {
      if (skip !== undefined) context.skip(skip);
    });

    it("has a readable name, a size and a shape of whole numbers", () => {
      expect(data.name).toMatch(/\S/);
      for (const size of [data.size, ...data.exampleShape]) {
        expect(size).toSatisfy(Number.isSafeInteger);
        expect(size).toBeGreaterThanOrEqual(1);
      }
    });

    it("has a range from low to high", () => {
      expect(data.range[0]).toBeLessThan(data.range[1]);
    });

    it("reads finite numbers, most of them in its range", () => {
      const values = readSome(data, spread(data, 50));
      const [low, high] = data.range;
      expect(values.every(Number.isFinite)).toBe(true);
      const inside = values.filter((value) => value >= low - 1e-6 && value <= high + 1e-6);
      expect(inside.length / values.length).toBeGreaterThan(0.9);
    });

    it("reads in any order, again and again", () => {
      const size = exampleSize(data);
      const indices = spread(data, 5);
      const forward = readSome(data, indices);
      const backward = readSome(data, [...indices].reverse());
      indices.forEach((index, i) => {
        const one = forward.subarray(i * size, (i + 1) * size);
        const at = indices.length - 1 - i;
        expect(backward.subarray(at * size, (at + 1) * size)).toEqual(one);
        expect(readSome(data, [index])).toEqual(one);
      });
    });

    it("reads an example twice when it is asked for twice", () => {
      const size = exampleSize(data);
      const twice = readSome(data, [data.size - 1, data.size - 1]);
      expect(twice.subarray(0, size)).toEqual(twice.subarray(size));
    });

    it("leaves the rest of a longer `out` alone", () => {
      const size = exampleSize(data);
      const out = new Float32Array(size + 3).fill(-123);
      data.read([0], out);
      expect([...out.subarray(size)]).toEqual([-123, -123, -123]);
      expect(out.subarray(0, size)).toEqual(readSome(data, [0]));
    });

    it("refuses an `out` that is too short", () => {
      const out = new Float32Array(exampleSize(data) - 1);
      expect(() => data.read([0], out)).toThrow(
        expect.objectContaining({ code: "GAN_INVALID_OPTION" }),
      );
    });

    it.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY])("refuses the index %d", (index) => {
      expect(() => readSome(data, [index])).toThrow(
        expect.objectContaining({ code: "GAN_INVALID_OPTION" }),
      );
    });

    it("refuses the index after the last, saying how many examples there are", () => {
      expect(() => readSome(data, [data.size])).toThrow(`${data.size - 1}`);
    });

    it("labels every example, or none", () => {
      if (data.labels) expect(data.labels.length).toBe(data.size);
    });
  });
}

function readSome(data: Dataset, indices: readonly number[]): Float32Array {
  const out = new Float32Array(indices.length * exampleSize(data));
  data.read(indices, out);
  return out;
}

/** Indices from the first example to the last. */
function spread({ size }: Dataset, count: number): number[] {
  return Array.from({ length: count }, (_, i) => Math.floor((i * (size - 1)) / (count - 1)));
}
