import { datasetFromFloats } from "@gan/spec";
import { expect, it } from "vitest";
import { diversity, spreadOf } from "./diversity.ts";

const points = (values: readonly number[]) =>
  datasetFromFloats({ name: "points", exampleShape: [1], values: Float32Array.from(values) });

it("is the mean distance between samples over that between examples", () => {
  const spread = spreadOf(points([0, 1, 3])); // 1, 2 and 3 apart
  expect(spread).toMatchObject({ count: 3, distance: 2 });
  expect(diversity(points([5, 6, 8]), spread)).toBe(1);
  expect(diversity(points([0, 0, 3]), spread)).toBe(1);
  expect(diversity(points([1, 2]), spread)).toBe(0.5);
});

it("looks at 200 examples, evenly spread over all", () => {
  const { rows } = spreadOf(points(Array.from({ length: 1000 }, (_, i) => i)));
  expect([...rows]).toEqual(Array.from({ length: 200 }, (_, i) => 5 * i));
});
