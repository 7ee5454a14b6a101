import { useCpu } from "@gan/test-utils";
import { expect, it } from "vitest";
import { datasetOf } from "../test/dataset-of.ts";
import { foldsEstimate } from "./folds-estimate.ts";
import type { ParzenProgress } from "./log-likelihood-tensor.ts";

useCpu();

const samples = datasetOf([[0]]);
const validation = datasetOf([[1]]);
const fold = (x: number) => ({ validation, test: datasetOf([[x]]) });

it("is the mean over the folds, with the deviation of both conventions", async () => {
  const heard: ParzenProgress[] = [];
  const { logLikelihood, populationStandardError, folds } = await foldsEstimate({
    samples,
    folds: [fold(0), fold(2)],
    bandwidths: [1],
    onProgress: (progress) => void heard.push(progress),
  });
  const atZero = -0.5 * Math.log(2 * Math.PI);
  expect(folds.map((each) => each.logLikelihood.mean - atZero)).toEqual([
    expect.closeTo(0, 6),
    expect.closeTo(-2, 6),
  ]);
  expect(logLikelihood.mean).toBeCloseTo(atZero - 1, 6);
  expect(logLikelihood.standardError).toBeCloseTo(1, 6);
  expect(populationStandardError).toBeCloseTo(1 / Math.sqrt(2), 6);
  expect(heard.map(({ done }) => done)).toEqual([1, 2, 3, 4]);
  expect(heard.every(({ total }) => total === 4)).toBe(true);
});

it("refuses a single fold, which has no deviation", async () => {
  await expect(foldsEstimate({ samples, folds: [fold(0)] })).rejects.toThrow(
    /`folds.length` is 1.*Use `parzenEstimate`/,
  );
});
