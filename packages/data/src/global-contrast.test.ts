import { datasetFromFloats } from "@gan/spec";
import { testDataset } from "@gan/test-utils";
import { expect, it } from "vitest";
import { globalContrast } from "./global-contrast.ts";

const data = datasetFromFloats({
  name: "four",
  exampleShape: [4],
  values: Float32Array.of(1, 2, 3, 4, 7, 7, 7, 7, 0, 0, 0, 1),
});

testDataset("normalized", () => globalContrast(data));

it("subtracts the mean and divides by the length", () => {
  const out = new Float32Array(4);
  globalContrast(data, { scale: 10 }).read([0], out);
  const expected = [-1.5, -0.5, 0.5, 1.5].map((value) => (value / Math.sqrt(5)) * 10);
  out.forEach((value, i) => {
    expect(value).toBeCloseTo(expected[i]!, 6);
  });
});

it("leaves an example without contrast at 0", () => {
  const out = new Float32Array(4);
  globalContrast(data).read([1], out);
  expect([...out]).toEqual([0, 0, 0, 0]);
});

it("restores examples with their own mean and length, samples with the average ones", () => {
  const normalized = globalContrast(data);
  const values = new Float32Array(8);
  normalized.read([2, 0], values);
  normalized.restore(values, [2, 0]);
  [0, 0, 0, 1, 1, 2, 3, 4].forEach((value, i) => {
    expect(values[i]).toBeCloseTo(value, 5);
  });
  const sample = normalized.restore(new Float32Array(4));
  expect(sample[0]).toBeCloseTo((2.5 + 7 + 0.25) / 3, 5);
});
