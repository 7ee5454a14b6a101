import { expect } from "vitest";
import type { Comparison, TensorComparison } from "./compare-with-reference.ts";

/** Half a unit in the last place of a float32 number, relative to it; twenty updates may each add a few. */
const ROUNDING = 20 * 2 ** -24;

/**
 * Expects every tensor within 1e-5 of its layer's largest weight, and what training changed in it within
 * 1e-3 of the largest change, beyond what float32 cannot hold beside the weight itself.
 *
 * A gradient that does not arrive shows in the change alone: the first iterations move G by 1e-7.
 */
export function expectMatch({ tensors, lossDeviation }: Comparison): void {
  for (const tensor of tensors) {
    const { name, deviation, change, largestInLayer } = tensor;
    expect(deviation / largestInLayer, `${name}, of the largest weight`).toBeLessThanOrEqual(1e-5);
    expect(deviation, `${name}, changed by ${change}`).toBeLessThanOrEqual(changeTolerance(tensor));
  }
  expect(lossDeviation, "losses").toBeLessThanOrEqual(1e-5);
}

/** The same with each tensor's own largest weight, and no change so small that rounding could hide its absence. */
export function expectStrictMatch(comparison: Comparison): void {
  expectMatch(comparison);
  for (const tensor of comparison.tensors) {
    const { name, deviation, largest, change } = tensor;
    expect(deviation / largest, `${name}, of its own largest weight`).toBeLessThanOrEqual(1e-5);
    expect(change, `${name} moved`).toBeGreaterThan(10 * changeTolerance(tensor));
  }
}

function changeTolerance({ change, largest }: TensorComparison): number {
  return 1e-3 * change + ROUNDING * largest;
}
