import { expect, it } from "vitest";
import { estimateOf } from "./estimate.ts";

it("gives the mean and its standard error, with either divisor", () => {
  const values = [2, 4, 4, 4, 5, 5, 7, 9];
  expect(estimateOf(values)).toEqual({ mean: 5, standardError: 2 / Math.sqrt(8), count: 8 });
  expect(estimateOf(values, { ddof: 1 }).standardError).toBeCloseTo(Math.sqrt(32 / 7 / 8), 12);
});
