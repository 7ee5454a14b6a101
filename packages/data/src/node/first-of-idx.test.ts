import { expect, it } from "vitest";
import { readIdx } from "../idx.ts";
import { firstOfIdx } from "./first-of-idx.ts";

/** 300 examples of 2 × 3: example `i` has `i` in its first place, and its high byte in the second. */
const elements = Uint8Array.from({ length: 300 * 6 }, (_, at) => {
  const i = Math.floor(at / 6);
  return [i % 256, i >> 8, 9, 8, 7, 6][at % 6]!;
});
const file = Uint8Array.from([0, 0, 8, 3, 0, 0, 1, 44, 0, 0, 0, 2, 0, 0, 0, 3, ...elements]);

it("has the first examples in their order, and says how many", () => {
  const { shape, bytes } = readIdx(firstOfIdx(file, "x", 258), "x");
  expect(shape).toEqual([258, 2, 3]);
  expect([...bytes]).toEqual([...elements.subarray(0, 258 * 6)]);
  expect(file[6], "the file itself is as it was").toBe(1);
});

it("reads a view that does not begin at its buffer's start", () => {
  const padded = Uint8Array.from([7, 7, ...file]).subarray(2);
  expect(firstOfIdx(padded, "x", 2)).toEqual(firstOfIdx(file, "x", 2));
});

it("refuses a file that has fewer", () => {
  expect(() => firstOfIdx(file, "x", 301)).toThrow("`x` holds 300 examples of 301");
  expect(() => firstOfIdx(file.subarray(0, 99), "x", 3)).toThrow(/`x` holds 83 bytes after/);
});
