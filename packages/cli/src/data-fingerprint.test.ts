import { datasetFromFloats, pick } from "@gan/spec";
import { expect, it } from "vitest";
import { fingerprintOf } from "./data-fingerprint.ts";

const values = Float32Array.from({ length: 3000 }, (_, i) => Math.fround(Math.sqrt(i)));
const data = datasetFromFloats({ name: "roots", exampleShape: [3], values, range: [0, 55] });

it("says what networks need of the data, and a hash of its numbers", () => {
  const { sha256, ...described } = fingerprintOf(data);
  expect(described).toEqual({ name: "roots", size: 1000, exampleShape: [3], range: [0, 55] });
  expect(sha256).toMatch(/^[0-9a-f]{64}$/);
  expect(fingerprintOf(data).sha256).toBe(sha256);
});

it("changes with a number, with an example less, and with another order", () => {
  const changed = datasetFromFloats({ ...data, values: values.with(1234, 9) });
  const order = Array.from({ length: 1000 }, (_, i) => i);
  const others = [
    changed,
    pick(data, order.slice(1), "roots"),
    pick(data, order.reverse(), "roots"),
  ];
  const hashes = [data, ...others].map((each) => fingerprintOf(each).sha256);
  expect(new Set(hashes).size).toBe(4);
});

it("reads evenly chosen examples where all are too many", () => {
  let asked = 0;
  const many = { ...data, size: 30_000_000, exampleShape: [3] };
  const read: typeof data.read = (indices, out) => {
    asked += indices.length;
    out.fill(indices[0]!);
  };
  expect(fingerprintOf({ ...many, read }).size).toBe(30_000_000);
  expect(asked).toBe(Math.floor(40_000_000 / 3));
});
