import { createRng, type Dataset } from "@gan/spec";
import { expectBalanced, useCpu } from "@gan/test-utils";
import { expect, it } from "vitest";
import { memorization } from "./memorization.ts";

useCpu();

const SIZE = 6;

/** Independent points of the same distribution; equal names give equal points. */
function points(name: string, size: number, scale = 1): Dataset {
  const values = new Float32Array(size * SIZE);
  createRng(1).stream(name).fillNormal(values);
  const read: Dataset["read"] = (indices, out) => {
    for (let i = 0; i < indices.length; i++)
      for (let j = 0; j < SIZE; j++) out[i * SIZE + j] = scale * values[indices[i]! * SIZE + j]!;
  };
  return { name, size, exampleShape: [SIZE], range: [-3, 3], read };
}

it("tells copies, new examples and smooth samples apart", () =>
  expectBalanced(async () => {
    const [train, heldOut] = [points("train", 3000), points("held out", 1000)];
    const copies = await memorization(points("train", 1000), train, heldOut);
    expect(copies).toEqual({ nearerThanHeldOut: 1, nearestIsTraining: 1, copies: 1 });
    const heldOutItself = await memorization(heldOut, train, heldOut);
    expect(heldOutItself).toMatchObject({ nearestIsTraining: 0, copies: 0 });
    expect(heldOutItself.nearerThanHeldOut).toBeCloseTo(0.5, 2);
    // Four standard errors of a share of 1,000.
    const fresh = await memorization(points("fresh", 1000), train, heldOut);
    expect(Math.abs(fresh.nearerThanHeldOut - 0.5)).toBeLessThan(0.07);
    expect(Math.abs(fresh.nearestIsTraining - 0.5)).toBeLessThan(0.07);
    const smooth = await memorization(points("smooth", 1000, 0.5), train, heldOut);
    expect(smooth.nearerThanHeldOut).toBeGreaterThan(0.8);
    expect(Math.abs(smooth.nearestIsTraining - 0.5)).toBeLessThan(0.07);
    expect(Math.max(fresh.copies, smooth.copies)).toBeLessThan(0.07);
  }));

it("says of one blob, drawn again and again, that nothing is copied", async () => {
  const [train, heldOut] = [points("train", 3000), points("held out", 1000)];
  const blob = await memorization(points("blob", 1000, 1e-3), train, heldOut);
  // All have the same nearest example, which is a training example or is not.
  expect([0, 1]).toContain(Math.round(100 * blob.nearestIsTraining) / 100);
  expect(blob.copies).toBe(0);
});
