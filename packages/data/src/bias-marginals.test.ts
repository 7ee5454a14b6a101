import { datasetFromFloats } from "@gan/spec";
import { expect, it } from "vitest";
import { biasFromMarginals } from "./bias-marginals.ts";

it("is the logit of each element's mean, clipped where the mean is 0 or 1", () => {
  const values = Float32Array.of(0, 1, 0.5, 1, 0, 1, 1, 0.5);
  const bias = biasFromMarginals(datasetFromFloats({ name: "x", exampleShape: [4], values }));
  const limit = Math.log((1 - 1e-7) / 1e-7);
  const expected = [-limit, limit, Math.log(3), Math.log(3)];
  bias.forEach((value, i) => {
    expect(value).toBeCloseTo(expected[i]!, 5);
  });
});

it("reads all of a data set that is longer than one block", () => {
  const values = new Float32Array(2500).fill(0.25);
  values.fill(0.75, 1250);
  const bias = biasFromMarginals(datasetFromFloats({ name: "x", exampleShape: [1], values }));
  expect([...bias]).toEqual([0]);
});
