import { createRng, type Rows } from "@gan/spec";
import { expect, it } from "vitest";
import { densityCoverage } from "../features/density-coverage.ts";
import { neighborRadii } from "../features/neighbor-radii.ts";
import { neighborTest } from "../features/neighbor-test.ts";
import { factorOf } from "./factor-of.ts";
import { momentsOf } from "./moments-of.ts";
import { plainProducts } from "./plain-products.ts";
import { sumOfSingularValues } from "./sum-of-singular-values.ts";
import { transposed } from "./transposed.ts";

function normal(count: number, size: number): Rows {
  const values = createRng(5)
    .stream("rows")
    .fillNormal(new Float32Array(count * size), 3, 2);
  return { values, count, size };
}

// Of more numbers than are multiplied at once, and of more rows than numbers; and of fewer.
it.each([
  [400, 300],
  [20, 30],
])("finds mean and covariance of %d rows of %d numbers", async (count, size) => {
  const rows = normal(count, size);
  const { mean, factor, variance } = await momentsOf(rows, plainProducts);
  const column = (j: number) => Array.from({ length: count }, (_, i) => rows.values[i * size + j]!);
  const meanOf = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const covariance = (j: number, k: number) => {
    const [a, b] = [column(j), column(k)];
    const [x, y] = [meanOf(a), meanOf(b)];
    return a.reduce((sum, value, i) => sum + (value - x) * (b[i]! - y), 0) / (count - 1);
  };
  for (const [j, k] of [
    [0, 0],
    [0, size - 1],
    [size - 1, 1],
    [7, 9],
  ] as const) {
    let product = 0;
    for (let m = 0; m < factor.count; m++) {
      product += factor.values[m * size + j]! * factor.values[m * size + k]!;
    }
    expect(product).toBeCloseTo(covariance(j, k), 10);
    expect(mean[j]).toBeCloseTo(meanOf(column(j)), 10);
  }
  const variances = Array.from({ length: size }, (_, j) => covariance(j, j));
  expect(variance).toBeCloseTo(
    variances.reduce((sum, each) => sum + each, 0),
    8,
  );
});

it("adds up singular values, also tiny ones beside large ones", async () => {
  // A diagonal turned from both sides by reflections I − 2 v vᵀ, which leave its singular values.
  const size = 6;
  const wanted = [1e8, 3, 1, 1e-3, 1e-6, 0];
  const v = [0.5, 0.5, 0.5, 0.5, 0, 0];
  const w = [0, 0.5, 0.5, 0, 0.5, 0.5];
  const matrix = new Float64Array(size * size);
  const turn = (u: readonly number[], i: number, j: number) => Number(i === j) - 2 * u[i]! * u[j]!;
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      for (let m = 0; m < size; m++) {
        matrix[i * size + j]! += turn(v, i, m) * wanted[m]! * turn(w, m, j);
      }
    }
  }
  const sum = wanted.reduce((total, each) => total + each, 0);
  // Each is within a rounding of the largest.
  const found = await sumOfSingularValues({ values: matrix, count: size, size }, plainProducts);
  expect(Math.abs(found - sum)).toBeLessThan(6 * 1e8 * 2e-16 * 4);
  const tall = { values: Float64Array.of(3, 0, 0, 4, 0, 0), count: 3, size: 2 };
  expect(await sumOfSingularValues(tall, plainProducts)).toBeCloseTo(7, 12);
});

// Beyond one band, one panel and one block of each; some singular values are the same, and some are 0.
it.each([
  [150, 150],
  [400, 130],
])(
  "adds up singular values of %d × %d numbers, and factors a matrix of their squares",
  async (count, size) => {
    const wanted = Array.from({ length: size }, (_, i) => (i < 100 ? 3 ** -Math.floor(i / 4) : 0));
    const values = new Float64Array(count * size);
    for (const [i, value] of wanted.entries()) values[i * size + i] = value;
    // Reflections from both sides: dense, and the singular values are still known.
    for (const [name, isRight] of [
      ["a", false],
      ["b", true],
      ["c", false],
    ] as const) {
      const v = Float64Array.from(
        createRng(2)
          .stream(name)
          .fillNormal(new Float32Array(isRight ? size : count)),
      );
      const squares = v.reduce((sum, x) => sum + x * x, 0);
      const [lines, along, across] = isRight ? [count, 1, size] : [size, size, 1];
      for (let line = 0; line < lines; line++) {
        const product = v.reduce((sum, x, k) => sum + x * values[line * across + k * along]!, 0);
        for (const [k, x] of v.entries())
          values[line * across + k * along]! -= (2 * product * x) / squares;
      }
    }
    const matrix = { values, count, size };
    const sum = wanted.reduce((total, each) => total + each, 0);
    expect(Math.abs((await sumOfSingularValues(matrix, plainProducts)) - sum)).toBeLessThan(1e-13);
    const columns = transposed(matrix);
    const product = await plainProducts(columns, columns);
    const factor = await factorOf(product.slice(), size, plainProducts);
    const turned = transposed(factor);
    const again = await plainProducts(turned, turned);
    const apart = again.map((value, at) => Math.abs(value - product[at]!));
    expect(Math.max(...apart)).toBeLessThan(1e-13);
    // Squares below a rounding of the largest are no rows of the factor.
    expect(factor.count).toBeLessThan(100);
  },
);

it("finds neighbors that stand in another block at the same place", async () => {
  // 512 rows are a block; the last six, in the third one, lie beside the first six.
  const values = Float64Array.from({ length: 1030 }, (_, i) =>
    i < 1024 ? 10 * i : 10 * (i - 1024) + 0.5,
  );
  const radii = await neighborRadii({ values, count: 1030, size: 1 }, 1, plainProducts);
  expect(radii[0]).toBeCloseTo(0.25, 8);
  expect(radii[1029]).toBeCloseTo(0.25, 8);
  expect(radii[6]).toBeCloseTo(90.25, 8);
  expect(radii[500]).toBeCloseTo(100, 8);
  const samples = { values, count: 1030, size: 1 };
  const reference = { values: values.map((value) => value + 3), count: 1030, size: 1 };
  // Of the samples the first six and the last six are nearest to one another; all others are nearer to one of the reference.
  const { samples: share } = await neighborTest(samples, reference);
  expect(share).toBe(12 / 1030);
  // One set in both places is as two sets of the same rows.
  const twin = { values: values.slice(), count: 1030, size: 1 };
  const options = { k: 3 };
  const found = await densityCoverage(samples, samples, options);
  expect(found).toEqual(await densityCoverage(samples, twin, options));
  expect(found.density).toBeGreaterThan(0.5);
});
