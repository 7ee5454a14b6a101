import { datasetFromBytes, datasetFromFloats, firstExamples, readRows, subset } from "@gan/spec";
import { testDataset } from "@gan/test-utils";
import { expect, it } from "vitest";

const bytes = Uint8Array.from({ length: 48 }, (_, i) => 5 * i);
const labels = Uint8Array.of(0, 1, 2, 3, 4, 5, 6, 7);
const squares = datasetFromBytes({ name: "squares", exampleShape: [2, 3, 1], bytes, labels });

testDataset("of bytes", () => squares);
testDataset("of floats", () =>
  datasetFromFloats({ name: "points", exampleShape: [2], values: Float32Array.of(0, 1, 1, 0) }),
);
testDataset("that is a part of another", () => subset(squares, 2, 5, "some squares"));

it("holds bytes without a copy and scales them when they are read", () => {
  const held = Uint8Array.of(0, 51, 255);
  const data = datasetFromBytes({ name: "bytes", exampleShape: [1], bytes: held });
  const out = new Float32Array(3);
  data.read([0, 1, 2], out);
  expect([...out]).toEqual([0, Math.fround(0.2), 1]);
  held[0] = 255;
  data.read([0], out);
  expect(out[0]).toBe(1);
});

it("counts a part's examples and labels from its first one", () => {
  const part = subset(squares, 2, 5, "some squares");
  const [whole, some] = [new Float32Array(6), new Float32Array(6)];
  squares.read([4], whole);
  part.read([2], some);
  expect(some).toEqual(whole);
  expect([...part.labels!]).toEqual([2, 3, 4]);
  expect(part.size).toBe(3);
});

it("reads rows from one example to another, all of them unless it is told otherwise", () => {
  const [whole, some] = [readRows(squares), readRows(squares, 2, 4)];
  expect(whole).toHaveLength(48);
  expect(some).toEqual(whole.subarray(12, 24));
  expect(() => readRows(squares, 7, 9)).toThrow("`indices[1]` is 8");
});

it("takes the first examples with their labels, and a set that has no more as it is", () => {
  const some = firstExamples(squares, 3);
  expect(some).toMatchObject({ name: "squares, first 3", size: 3 });
  expect([...some.labels!]).toEqual([0, 1, 2]);
  expect(() => readRows(some, 2, 4)).toThrow("a whole number from 0 to 2");
  expect(firstExamples(squares, 8)).toBe(squares);
  expect(() => firstExamples(squares, 0)).toThrow("a whole number of at least 1");
});

it("refuses bytes that are not whole examples, labels that do not fit, and bounds outside", () => {
  const odd = { name: "odd", exampleShape: [2, 2], bytes: new Uint8Array(7) };
  expect(() => datasetFromBytes(odd)).toThrow("Give a multiple of 4 elements.");
  expect(() =>
    datasetFromBytes({ ...odd, bytes: new Uint8Array(8), labels: new Uint8Array(3) }),
  ).toThrow("`labels` has shape [3], expected [2]. Give one label for each example");
  expect(() => subset(squares, 0, 9, "x")).toThrow(
    "`to` is 9, expected a whole number from 0 to 8",
  );
});
