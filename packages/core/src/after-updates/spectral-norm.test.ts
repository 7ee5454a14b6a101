import { createRng, type Parameter } from "@gan/spec";
import { expectBalanced, testAfterUpdate, useCpu } from "@gan/test-utils";
import { tensor, tidy, variable } from "@tensorflow/tfjs-core";
import { expect, it } from "vitest";
import { spectralNorm } from "../index.ts";

useCpu();

// Of one unit, the spectral norm is the length of its weights.
testAfterUpdate(
  () => spectralNorm(1.5),
  (values) => values.map((value) => (1.5 * value) / Math.hypot(...values)),
);

const update = { iteration: 1, epoch: 1, count: 1 };

function kernelOf(values: readonly number[], shape: number[]): Parameter {
  const made = tidy(() => variable(tensor([...values], shape)));
  return { name: "h0/kernel", kind: "kernel", variable: made };
}

/** Largest singular value of a matrix, by many steps in float64. */
function largest(values: ArrayLike<number>, columns: number): number {
  const rows = values.length / columns;
  let u = Array.from({ length: columns }, (_, j) => 1 + j / 7);
  let norm = 0;
  for (let step = 0; step < 2000; step++) {
    const v = Array.from({ length: rows }, (_, i) =>
      u.reduce((sum, each, j) => sum + values[i * columns + j]! * each, 0),
    );
    const next = u.map((_, j) =>
      v.reduce((sum, each, i) => sum + values[i * columns + j]! * each, 0),
    );
    norm = Math.hypot(...v) / Math.hypot(...u);
    u = next.map((each) => each / Math.hypot(...next));
  }
  return norm;
}

it("brings a matrix, or the kernel of a convolution, to its norm, and leaves a smaller one alone", () =>
  expectBalanced(() => {
    const values = createRng(4).stream("W").fillNormal(new Float32Array(60));
    for (const shape of [
      [12, 5],
      [3, 2, 2, 5],
    ]) {
      const kernel = kernelOf([...values], shape);
      const after = spectralNorm(0.7);
      for (let count = 1; count <= 30; count++) after.apply([kernel], update);
      expect(largest(values, 5)).toBeGreaterThan(3);
      expect(largest(kernel.variable.dataSync(), 5)).toBeCloseTo(0.7, 4);
      const before = kernel.variable.dataSync().slice();
      const loose = spectralNorm(0.8);
      loose.apply([kernel], update);
      loose.memory!.dispose();
      expect(kernel.variable.dataSync()).toEqual(before);
      after.memory!.dispose();
      kernel.variable.dispose();
    }
  }));

it("follows a matrix that moves from where it stood", () => {
  const after = spectralNorm(1);
  const kernel = kernelOf([2, 0, 0, 1], [2, 2]);
  after.apply([kernel], update);
  expect([...kernel.variable.dataSync()]).toEqual([1, 0, 0, 0.5].map((v) => expect.closeTo(v, 4)));
  // The other direction is now the larger one; one step an update finds it before long.
  for (let count = 2; count < 40; count++) {
    tidy(() => kernel.variable.assign(tensor([1, 0.1, 0.1, 3], [2, 2])));
    after.apply([kernel], { ...update, count });
  }
  expect(largest(kernel.variable.dataSync(), 2)).toBeCloseTo(1, 4);
});

it("refuses a limit that leaves nothing", () => {
  expect(() => spectralNorm(0)).toThrow(/`limit` is 0, expected a number above 0/);
});
