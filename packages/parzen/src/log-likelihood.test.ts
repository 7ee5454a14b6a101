import fc from "fast-check";
import { expect, it } from "vitest";
import { datasetOf } from "../test/dataset-of.ts";
import { logLikelihood } from "./log-likelihood.ts";

const value = fc.double({ min: -2, max: 2, noNaN: true }).map(Math.fround);
const row = fc.array(value, { minLength: 3, maxLength: 3 });
const rows = fc.array(row, { minLength: 1, maxLength: 6 });
const bandwidth = fc.double({ min: 0.05, max: 2, noNaN: true });

it("is the Gaussian log density when there is one sample", () => {
  const [sigma, x, s] = [0.5, [1, 2], [0.25, -1]];
  const squared = 0.75 ** 2 + 3 ** 2;
  const density = Math.exp(-squared / (2 * sigma ** 2)) / (2 * Math.PI * sigma ** 2);
  const [[result] = []] = logLikelihood(datasetOf([x]), datasetOf([s]), [sigma]);
  expect(result).toBeCloseTo(Math.log(density), 12);
});

it("is the logarithm of the mean of two densities when there are two samples", () => {
  const density = (x: number, sigma: number) =>
    Math.exp(-(x ** 2) / (2 * sigma ** 2)) / (sigma * Math.sqrt(2 * Math.PI));
  const results = logLikelihood(datasetOf([[0], [1]]), datasetOf([[-0.5], [1.5]]), [1, 0.25]);
  for (const [k, sigma] of [1, 0.25].entries()) {
    const expected = Math.log((density(0.5, sigma) + density(1.5, sigma)) / 2);
    expect(results[k]![0]).toBeCloseTo(expected, 12);
    expect(results[k]![1]).toBeCloseTo(expected, 12);
  }
});

it("integrates to one", () => {
  const step = 0.01;
  const grid = Array.from({ length: 2001 }, (_, i) => [(i - 1000) * step]);
  const [results] = logLikelihood(datasetOf(grid), datasetOf([[-1], [0.5], [0.6]]), [0.3]);
  const mass = results!.reduce((sum, each) => sum + Math.exp(each) * step, 0);
  expect(mass).toBeCloseTo(1, 6);
});

it("stays finite where every density underflows", () => {
  const [[far] = []] = logLikelihood(datasetOf([[1000]]), datasetOf([[0], [1]]), [0.1]);
  expect(far).toBeCloseTo(
    -(999 ** 2) / 0.02 - Math.log(2) - Math.log(0.1 * Math.sqrt(2 * Math.PI)),
  );
});

it("does not change when samples are repeated or put in another order", () =>
  fc.assert(
    fc.property(rows, rows, bandwidth, (data, samples, sigma) => {
      const [plain] = logLikelihood(datasetOf(data), datasetOf(samples), [sigma]);
      const twice = [...samples].reverse().flatMap((each) => [each, each]);
      const [repeated] = logLikelihood(datasetOf(data), datasetOf(twice), [sigma]);
      for (const [i, each] of plain!.entries()) expect(repeated![i]).toBeCloseTo(each, 8);
    }),
  ));

it("shifts by d log c when data, samples and bandwidth are scaled by c", () =>
  fc.assert(
    fc.property(rows, rows, bandwidth, (data, samples, sigma) => {
      const scaled = (set: number[][]) => datasetOf(set.map((each) => each.map((x) => 4 * x)));
      const [plain] = logLikelihood(datasetOf(data), datasetOf(samples), [sigma]);
      const [large] = logLikelihood(scaled(data), scaled(samples), [4 * sigma]);
      for (const [i, each] of plain!.entries()) {
        expect(large![i]).toBeCloseTo(each - 3 * Math.log(4), 8);
      }
    }),
  ));

it("refuses sets that cannot be compared, and says what to do", () => {
  const [pair, triple] = [datasetOf([[0, 0]]), datasetOf([[0, 0, 0]])];
  expect(() => logLikelihood(pair, triple, [1])).toThrow(
    /`data` has shape \[1, 2\], expected \[any, 3\].*Compare/,
  );
  expect(() => logLikelihood(datasetOf([]), datasetOf([[0]]), [1])).toThrow(/`data.size` is 0/);
  expect(() => logLikelihood(pair, pair, [])).toThrow(/`bandwidths.length` is 0/);
  expect(() => logLikelihood(pair, pair, [1, 0])).toThrow(/`bandwidths` is 0, expected/);
});

it("refuses samples that are not finite, naming the example", () => {
  const broken = datasetOf([
    [0, 0],
    [1, Number.NaN],
  ]);
  expect(() => logLikelihood(datasetOf([[0, 0]]), broken, [1])).toThrow(
    /`samples` is NaN, expected finite numbers.*position 1 of example 1 of `rows`.*earlier checkpoint/,
  );
});
