import { expect, it } from "vitest";
import { paperLearningRate, paperMomentum } from "./schedules.ts";

it("starts at the first learning rate, divides it after every iteration and stops at 1e-6", () => {
  const rate = paperLearningRate(0.1);
  expect(rate(1)).toBe(0.1);
  expect(rate(3)).toBeCloseTo(0.1 / 1.000004 / 1.000004, 15);
  expect(rate(1e8)).toBe(1e-6);
});

it("keeps the momentum within an epoch and ramps it to 0.7 in the 250th", () => {
  const momentum = paperMomentum(500);
  expect(momentum(500)).toBe(0.5);
  expect(momentum(501)).toBeCloseTo(0.5 + 0.2 / 249, 15);
  expect(momentum(249 * 500 + 1)).toBeCloseTo(0.7, 15);
  expect(momentum(1e6)).toBeCloseTo(0.7, 15);
});
