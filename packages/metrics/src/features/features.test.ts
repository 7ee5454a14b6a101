import { createRng, type Rows } from "@gan/spec";
import { describe, expect, it } from "vitest";
import { plainProducts } from "../linear-algebra/plain-products.ts";
import { classScore } from "./class-score.ts";
import { densityCoverage } from "./density-coverage.ts";
import { frechetDistance } from "./frechet-distance.ts";
import { kernelDistance, kernelDistanceOfSubsets } from "./kernel-distance.ts";
import { neighborTest } from "./neighbor-test.ts";
import { precisionRecall } from "./precision-recall.ts";
import { slicedWasserstein } from "./sliced-wasserstein.ts";
import { scalesOf, structuralSimilarity } from "./structural-similarity.ts";

function matrix(...rows: readonly (readonly number[])[]): Rows {
  return { values: Float64Array.from(rows.flat()), count: rows.length, size: rows[0]!.length };
}

function normal(name: string, count: number, size: number): Rows {
  const values = createRng(7)
    .stream(name)
    .fillNormal(new Float32Array(count * size));
  return { values, count, size };
}

/** Rows whose mean is `mean` and whose covariance by n − 1 is exactly diagonal, with these deviations. */
function crossOf(mean: readonly number[], deviations: readonly number[]): Rows {
  const size = mean.length;
  const reach = Math.sqrt((2 * size - 1) / 2);
  const rows = deviations.flatMap((deviation, axis) =>
    [1, -1].map((sign) =>
      mean.map((value, i) => value + (i === axis ? sign * reach * deviation : 0)),
    ),
  );
  return matrix(...rows);
}

describe("the Fréchet distance", () => {
  it("is that of two Gaussians in closed form", async () => {
    const [one, other] = [crossOf([1, 2, 3], [1, 2, 3]), crossOf([1, 0, 3], [4, 2, 1])];
    // |μ₁ − μ₂|² + Σ (σ₁ − σ₂)², since the covariances commute.
    expect(await frechetDistance(one, other)).toBeCloseTo(4 + 9 + 0 + 4, 11);
  });

  it("is that of two turned Gaussians in closed form", async () => {
    const one = crossOf([0, 0], [3, 1]);
    const turned = matrix(
      ...Array.from({ length: 4 }, (_, i) => {
        const [x, y] = [one.values[2 * i]!, one.values[2 * i + 1]!];
        return [0.6 * x - 0.8 * y, 0.8 * x + 0.6 * y];
      }),
    );
    // In two dimensions tr √M = √(tr M + 2 √det M), here of M = Σ₁Σ₂ with determinant 9 · 9.
    const traceOfProduct = 9 * (0.36 * 9 + 0.64) + (0.64 * 9 + 0.36);
    const root = Math.sqrt(traceOfProduct + 2 * 9);
    expect(await frechetDistance(one, turned)).toBeCloseTo(20 - 2 * root, 11);
  });

  it("is 0 of a set and itself, also of few examples and far from 0", async () => {
    for (const [count, size] of [
      [200, 5],
      [10, 40],
    ] as const) {
      const some = normal("some", count, size);
      expect(await frechetDistance(some, some)).toBeLessThan(1e-11 * size);
    }
  });

  it("is no imaginary number where no covariance has an inverse", async () => {
    const flat = matrix([1, 1, 0], [2, 2, 0], [4, 4, 0], [5, 5, 0]);
    const other = matrix([1, 0, 1], [2, 0, 2], [4, 0, 4], [6, 0, 6]);
    // On one line each, at an angle whose cosine is ½: √λ₁λ₂ of it is the trace of the root.
    const [first, second] = [2 * (10 / 3), 2 * (59 / 12)];
    const means = 0 + 9 + 3.25 ** 2 + 0.25 ** 2;
    expect(await frechetDistance(flat, other)).toBeCloseTo(
      means + first + second - 2 * 0.5 * Math.sqrt(first * second),
      10,
    );
  });

  it("refuses what would take hours", async () => {
    const wide: Rows = { values: new Float32Array(5000 * 5000), count: 5000, size: 5000 };
    await expect(frechetDistance(wide, wide)).rejects.toMatchObject({
      code: "GAN_INVALID_OPTION",
    });
  });
});

describe("the kernel distance", () => {
  it("is what the definition says of four numbers", async () => {
    const k = (x: number, y: number) => (x * y + 1) ** 3;
    const expected = k(1, 2) + k(0, -1) - (k(1, 0) + k(1, -1) + k(2, 0) + k(2, -1)) / 2;
    expect(await kernelDistance(matrix([1], [2]), matrix([0], [-1]))).toBeCloseTo(expected, 12);
  });

  it("is the same over blocks as over single pairs", async () => {
    // More rows than a block has.
    const [some, others] = [normal("some", 1100, 2), normal("others", 30, 2)];
    const k = (a: Rows, i: number, b: Rows, j: number) =>
      ((a.values[2 * i]! * b.values[2 * j]! + a.values[2 * i + 1]! * b.values[2 * j + 1]!) / 2 +
        1) **
      3;
    const meanOf = (a: Rows, b: Rows) => {
      let [sum, count] = [0, 0];
      for (let i = 0; i < a.count; i++) {
        for (let j = 0; j < b.count; j++) {
          if (a === b && i === j) continue;
          sum += k(a, i, b, j);
          count++;
        }
      }
      return sum / count;
    };
    const expected = meanOf(some, some) + meanOf(others, others) - 2 * meanOf(some, others);
    expect(await kernelDistance(some, others)).toBeCloseTo(expected, 10);
  });

  it("is near that of all over subsets, which are others for another seed", async () => {
    const [some, others] = [normal("some", 400, 3), normal("others", 300, 3)];
    const all = await kernelDistance(some, others);
    const options = { subsets: 60, subsetSize: 100 };
    const found = await kernelDistanceOfSubsets(some, others, options);
    expect(found).toMatchObject(options);
    const error = found.deviation / Math.sqrt(options.subsets);
    expect(Math.abs(found.mean - all)).toBeLessThan(4 * error);
    expect(await kernelDistanceOfSubsets(some, others, options)).toEqual(found);
    const again = await kernelDistanceOfSubsets(some, others, { ...options, seed: 1 });
    expect(again.mean).not.toBe(found.mean);
  });

  it("takes products in float32 where they make no difference, and only there", async () => {
    const [some, others] = [normal("some", 400, 30), normal("others", 300, 30)];
    const options = { subsets: 20, subsetSize: 200 };
    const exact = await kernelDistanceOfSubsets(some, others, options);
    const withSingle = (spoil: number) => {
      let calls = 0;
      const single = async (a: Rows, b: Rows) => {
        calls++;
        return Float32Array.from(await plainProducts(a, b), (value) => value * spoil);
      };
      const products = Object.assign((a: Rows, b: Rows) => plainProducts(a, b), { single });
      const found = kernelDistanceOfSubsets(some, others, { ...options, products });
      return { found, calls: () => calls };
    };
    const good = withSingle(1);
    const { mean } = await good.found;
    expect(Math.abs(mean - exact.mean)).toBeLessThan(1e-6 * Math.abs(exact.mean));
    expect(mean).not.toBe(exact.mean);
    const bad = withSingle(1 + 1e-4);
    expect(await bad.found).toEqual(exact);
    expect(good.calls()).toBe(20 * bad.calls());
  });
});

it("compares blocks as it compares all at once", async () => {
  // More rows than a block has, so that each block's place matters.
  const [some, others] = [normal("many", 1100, 2), normal("more", 1050, 2)];
  const found = await precisionRecall(some, others);
  const distance = (a: Rows, i: number, b: Rows, j: number) =>
    (a.values[2 * i]! - b.values[2 * j]!) ** 2 + (a.values[2 * i + 1]! - b.values[2 * j + 1]!) ** 2;
  const radii = Array.from({ length: others.count }, (_, j) => {
    const all = Float64Array.from({ length: others.count }, (_, i) =>
      distance(others, i, others, j),
    );
    return all.sort()[3]!;
  });
  let within = 0;
  for (let i = 0; i < some.count; i++) {
    within += Number(radii.some((radius, j) => distance(some, i, others, j) <= radius));
  }
  expect(found.precision).toBe(within / some.count);
  expect(found.precision).not.toBe(1);
});

it("tells a lost half, copies and noise apart by neighborhoods", async () => {
  const line = (from: number, to: number, shift = 0) =>
    matrix(...Array.from({ length: to - from }, (_, i) => [from + i + shift]));
  const whole = line(0, 40);
  const half = line(0, 20, 0.25);
  expect(await precisionRecall(half, whole)).toEqual({ precision: 1, recall: 23 / 40 });
  expect(await densityCoverage(whole, whole)).toMatchObject({ coverage: 1 });
  const far = line(1000, 1040);
  expect(await densityCoverage(far, whole)).toEqual({ density: 0, coverage: 0 });
  expect(await neighborTest(far, whole)).toEqual({ samples: 1, reference: 1, accuracy: 1 });
  expect(await neighborTest(line(0, 40, 0.25), whole)).toEqual({
    ...{ samples: 0, reference: 0, accuracy: 0 },
  });
});

it("measures how far one set is moved, also to one of another size", async () => {
  const directions = matrix([1, 0], [0, 1]);
  const some = matrix([0, 5], [1, 5]);
  const moved = matrix([3, 9], [4, 9]);
  expect(await slicedWasserstein(some, moved, { directions })).toBeCloseTo(
    Math.sqrt((9 + 16) / 2),
    12,
  );
  // Half of each point goes to each of its two copies.
  const twice = matrix([1, 5], [0, 5], [1, 5], [0, 5]);
  expect(await slicedWasserstein(some, twice, { directions })).toBe(0);
  // A shift by s along an axis of two is seen as s² / 2 on average.
  const shifted = matrix([100, 5], [101, 5]);
  const seen = await slicedWasserstein(some, shifted);
  expect(Math.abs(seen ** 2 / 1e4 - 0.5)).toBeLessThan(4 * Math.sqrt(1 / 8 / 200));
});

it("scores sure samples of all classes by their number, and doubt by 1", () => {
  const sure = matrix([99, 0, 0], [0, 99, 0], [0, 0, 99]);
  expect(classScore(sure, { splits: 1 }).mean).toBeCloseTo(3, 10);
  expect(classScore(matrix([5, 5], [1, 1]), { splits: 1 }).mean).toBeCloseTo(1, 12);
});

it("compares pictures at as many scales as fit", () => {
  const square = (side: number) => ({ height: side, width: side, channels: 1 });
  expect([10, 11, 20, 21, 28, 32, 160, 161].map((side) => scalesOf(square(side)))).toEqual([
    0, 1, 1, 2, 2, 2, 4, 5,
  ]);
  const picture = normal("picture", 28, 28).values;
  expect(structuralSimilarity(picture, picture, square(28))).toBeCloseTo(1, 12);
  expect(() => structuralSimilarity([], [], square(10))).toThrow(/sides of at least 11 pixels/);
});

it("says what is too little and what cannot be compared", async () => {
  const [one, two] = [matrix([1, 2]), matrix([1, 2], [3, 4])];
  await expect(frechetDistance(one, two)).rejects.toMatchObject({
    code: "GAN_TOO_FEW_EXAMPLES",
    message:
      "The Fréchet distance takes at least 2 examples, and `samples` has 1. Draw or collect more; thousands are usual.",
  });
  await expect(precisionRecall(two, two)).rejects.toThrow(/3 neighbors takes at least 4 examples/);
  await expect(kernelDistance(two, matrix([1], [2]))).rejects.toMatchObject({
    code: "GAN_SHAPE_MISMATCH",
    message: expect.stringContaining("the same network"),
  });
});
