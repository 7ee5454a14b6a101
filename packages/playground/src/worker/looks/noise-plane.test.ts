import { gaussianPrior, type NoisePrior, uniformPrior } from "@gan/core";
import { createRng } from "@gan/spec";
import { expect, it } from "vitest";
import { noisePlane } from "./noise-plane.ts";

const SIDE = 5;
const priors: readonly [string, (size: number) => NoisePrior][] = [
  ["uniform", uniformPrior],
  ["gaussian", gaussianPrior],
];
const sizes = [1, 2, 3, 8, 100];
const seeds = [1, 2, 3];

const planeOf = (prior: NoisePrior, seed = 1) => noisePlane({ prior, rng: createRng(seed) }, SIDE);

/** A noise vector of the grid. */
const at = ({ noise }: { noise: Float32Array }, size: number, row: number, column: number) =>
  [...noise].slice((row * SIDE + column) * size, (row * SIDE + column + 1) * size);

const minus = (a: readonly number[], b: readonly number[]) => a.map((x, i) => x - b[i]!);
const dot = (a: readonly number[], b: readonly number[]) =>
  a.reduce((sum, x, i) => sum + x * b[i]!, 0);

it.each(priors)("stays where noise is drawn, and comes near to its end: %s", (_, priorOf) => {
  for (const size of sizes) {
    const prior = priorOf(size);
    const end = prior.marginal!.support[1];
    for (const seed of seeds) {
      const farthest = Math.max(...planeOf(prior, seed).noise.map(Math.abs));
      expect(farthest).toBeLessThan(end);
      expect(farthest).toBeGreaterThan(0.999 * end);
    }
  }
});

it.each(priors)("is a square grid around the middle of the noise: %s", (_, priorOf) => {
  for (const size of sizes.slice(1)) {
    const plane = planeOf(priorOf(size));
    const z = (row: number, column: number) => at(plane, size, row, column);
    const middle = (SIDE - 1) / 2;
    expect(Math.max(...z(middle, middle).map(Math.abs))).toBeLessThan(1e-6);
    const right = minus(z(middle, SIDE - 1), z(middle, middle));
    const up = minus(z(0, middle), z(middle, middle));
    expect(Math.hypot(...right)).toBeCloseTo(plane.extent, 4);
    expect(Math.hypot(...up)).toBeCloseTo(plane.extent, 4);
    expect(dot(right, up) / plane.extent ** 2).toBeCloseTo(0, 5);
    // Each point is so much of the one and so much of the other.
    const corner = right.map((r, i) => -r + up[i]!);
    expect(Math.hypot(...minus(z(0, 0), corner))).toBeLessThan(1e-5);
    const quarter = right.map((r, i) => r / 2 - up[i]!);
    expect(Math.hypot(...minus(z(SIDE - 1, middle + 1), quarter))).toBeLessThan(1e-5);
  }
});

it("is all of z where z has two numbers, and another plane with another seed where it has more", () => {
  const all = planeOf(uniformPrior(2));
  expect(all.extent).toBeCloseTo(Math.sqrt(3), 5);
  expect(at(all, 2, 0, SIDE - 1).map((z) => z / all.extent)).toEqual([
    expect.closeTo(1),
    expect.closeTo(1),
  ]);
  const [one, same, other] = [1, 1, 2].map((seed) => planeOf(uniformPrior(8), seed).noise);
  expect(one).toEqual(same);
  expect(one).not.toEqual(other);
});
