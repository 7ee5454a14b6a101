import { expectBalanced, useCpu } from "@gan/test-utils";
import { expect, it } from "vitest";
import { datasetOf } from "../test/dataset-of.ts";
import { parzenEstimate } from "./estimate.ts";
import type { ParzenProgress } from "./log-likelihood-tensor.ts";

useCpu();

const samples = datasetOf([[0]], "samples");
const validation = datasetOf([[0.5], [-0.5], [9]], "validation");
const test = datasetOf([[0], [1]], "test");

it("scores the test examples with the bandwidth that the first validation examples chose", async () => {
  const heard: ParzenProgress[] = [];
  const estimate = await parzenEstimate({
    samples,
    validation,
    test,
    validationCount: 2,
    bandwidths: [0.25, 0.5, 1],
    onProgress: (progress) => void heard.push(progress),
  });
  const atZero = -Math.log(0.5 * Math.sqrt(2 * Math.PI));
  expect(estimate).toMatchObject({ bandwidth: 0.5, isAtEdge: false, sampleSize: 1 });
  expect(estimate.logLikelihood.mean).toBeCloseTo(atZero - 1, 6);
  expect(estimate.logLikelihood.standardError).toBeCloseTo(1 / Math.sqrt(2), 6);
  expect(estimate.logLikelihood.count).toBe(2);
  expect(heard).toEqual([
    { done: 2, total: 4 },
    { done: 4, total: 4 },
  ]);
});

it("uses all validation examples unless told otherwise", async () => {
  const { bandwidth } = await parzenEstimate({ samples, validation, test, bandwidths: [0.5, 5] });
  expect(bandwidth).toBe(5);
});

it("names the set that does not fit before anything is computed", async () => {
  const wide = datasetOf([[0, 0]], "wide");
  await expect(parzenEstimate({ samples, validation, test: wide })).rejects.toThrow(
    /`test` has shape \[1, 2\], expected \[any, 1\]/,
  );
  await expect(parzenEstimate({ samples, validation: wide, test })).rejects.toThrow(/`validation`/);
});

it("leaves no tensor behind", () =>
  expectBalanced(async () => void (await parzenEstimate({ samples, validation, test }))));
