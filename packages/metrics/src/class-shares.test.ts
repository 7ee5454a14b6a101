import { datasetFromFloats } from "@gan/spec";
import { expect, it } from "vitest";
import { classShares } from "./class-shares.ts";

const points = (values: readonly number[], labels?: readonly number[]) =>
  datasetFromFloats({
    ...{ name: "points", exampleShape: [1], values: Float32Array.from(values) },
    labels: labels && Uint8Array.from(labels),
  });

it("reads each sample as the class of its nearest example", () => {
  const labeled = points([0, 10, 20], [0, 2, 2]);
  expect(classShares(points([1, 2, 9, 19]), labeled)).toEqual([0.5, 0, 0.5]);
});

it("has nothing to say without labels", () => {
  expect(classShares(points([1]), points([0]))).toBeUndefined();
});
