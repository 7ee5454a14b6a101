import { GanError } from "@gan/spec";
import fc from "fast-check";
import { expect, it } from "vitest";
import { readIdx } from "./idx.ts";

/** Writes an IDX file by the letter of its description, independently of the reader. */
function idxFile(shape: readonly number[], elements: Uint8Array): Uint8Array {
  const sizes = shape.flatMap((size) => [size >>> 24, size >>> 16, size >>> 8, size]);
  return Uint8Array.from([0, 0, 8, shape.length, ...sizes, ...elements]);
}

const files = fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 4 }).chain((shape) => {
  const length = shape.reduce((product, size) => product * size, 1);
  return fc.tuple(fc.constant(shape), fc.uint8Array({ minLength: length, maxLength: length }));
});

it("reads back what was written", () => {
  fc.assert(
    fc.property(files, ([shape, elements]) => {
      const read = readIdx(idxFile(shape, elements), "x");
      expect(read.shape).toEqual(shape);
      expect([...read.bytes]).toEqual([...elements]);
    }),
  );
});

it("reads a view that does not begin at its buffer's start, without a copy", () => {
  const padded = Uint8Array.from([9, ...idxFile([2], Uint8Array.of(5, 6)), 9]);
  const { bytes } = readIdx(padded.subarray(1, -1), "x");
  expect([...bytes]).toEqual([5, 6]);
  expect(bytes.buffer).toBe(padded.buffer);
});

it("refuses every truncation", () => {
  const file = idxFile([2, 3], Uint8Array.of(1, 2, 3, 4, 5, 6));
  for (let length = 0; length < file.length; length++) {
    expect(() => readIdx(file.subarray(0, length), "x")).toThrow(/`x` (ends|holds)/);
  }
});

it("never fails with anything but a sentence", () => {
  const check = (bytes: Uint8Array) => {
    try {
      const { shape, bytes: elements } = readIdx(bytes, "x");
      expect(elements.length).toBe(shape.reduce((product, size) => product * size, 1));
    } catch (error) {
      expect(error).toSatisfy(GanError.is);
    }
  };
  fc.assert(fc.property(fc.uint8Array({ maxLength: 40 }), check));
  fc.assert(
    fc.property(files, fc.nat(), fc.nat(255), ([shape, elements], at, value) => {
      const file = idxFile(shape, elements);
      file[at % file.length] = value;
      check(file);
    }),
  );
});

it.each([
  [
    "a PNG",
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47),
    /`x` is not an IDX file.*Put the published file/,
  ],
  ["floats", Uint8Array.of(0, 0, 0x0d, 0), /elements of type 13, and only unsigned bytes/],
  ["a tail", idxFile([1], Uint8Array.of(1, 2)), /holds 2 bytes after its header.*\[1\] needs 1/],
])("says what is wrong with %s", (_, bytes, message) => {
  expect(() => readIdx(bytes, "x")).toThrow(message);
});

it("refuses more axes than any published file has, before it reads them", () => {
  const file = idxFile(new Array(200).fill(0), new Uint8Array(0));
  expect(() => readIdx(file, "x")).toThrow("`x` has 200 axes, expected at most 8");
});
