import { createRng, type Dataset, exampleSize } from "@gan/spec";
import { testDataset } from "@gan/test-utils";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { swissRoll, twoMoons } from "./curve.ts";
import { gaussian, gaussianMixture, grid, ring } from "./mixture.ts";
import { sineCosine } from "./sine-cosine.ts";
import type { ToyDensity } from "./toy-density.ts";

const rng = createRng(7);
const densities: [string, ToyDensity][] = [
  ["gaussian", gaussian({ mean: 1, deviation: 0.5 })],
  ["mixture", gaussianMixture({ means: [-2, 0, 3], deviation: 0.4, weights: [1, 2, 5] })],
  ["ring", ring({ deviation: 0.2 })],
  ["grid", grid({ deviation: 0.3 })],
  ["two moons", twoMoons({ deviation: 0.1 })],
  ["swiss roll", swissRoll({ deviation: 0.15 })],
];

it("has the sine and the cosine of other libraries", () => {
  fc.assert(
    fc.property(fc.double({ min: -100, max: 100, noNaN: true }), (angle) => {
      const [sine, cosine] = sineCosine(angle);
      expect(Math.abs(sine - Math.sin(angle))).toBeLessThan(3e-14);
      expect(Math.abs(cosine - Math.cos(angle))).toBeLessThan(3e-14);
    }),
  );
});

describe.each(densities)("%s", (name, density) => {
  let integral: ReturnType<typeof integrate>;
  beforeAll(() => {
    integral = integrate(density);
  });

  testDataset(name, () => density.sample({ size: 100, rng }));

  it("has a density that integrates to 1, and samples that follow it", () => {
    const { mass, entropy, spread } = integral;
    expect(mass).toBeCloseTo(1, 6);
    const size = 5000;
    const values = read(density.sample({ size, rng }));
    let sum = 0;
    for (let i = 0; i < size; i++) {
      sum += density.logDensity(
        values.subarray(i * density.dimensions, (i + 1) * density.dimensions),
      );
    }
    // E[log p] over samples of p is minus the entropy; four standard errors.
    expect(Math.abs(sum / size + entropy)).toBeLessThan((4 * spread) / Math.sqrt(size));
  });

  it("puts as many samples in each quarter of its range as its density says", () => {
    const size = 20_000;
    const values = read(density.sample({ size, rng: createRng(11) }));
    const quarters = [0, 0, 0, 0];
    for (let i = 0; i < size; i++) quarters[quarterOf(values[i * density.dimensions]!, density)]!++;
    integral.quarters.forEach((share, quarter) => {
      const error = Math.sqrt((share * (1 - share)) / size) + 1e-4;
      expect(Math.abs(quarters[quarter]! / size - share)).toBeLessThan(4.5 * error);
    });
  });
});

it("is the normal density on a line", () => {
  const { logDensity } = gaussian({ mean: 2, deviation: 3 });
  expect(logDensity([2])).toBeCloseTo(-Math.log(3 * Math.sqrt(2 * Math.PI)), 12);
  expect(logDensity([5])).toBeCloseTo(-Math.log(3 * Math.sqrt(2 * Math.PI)) - 0.5, 12);
});

it("stays finite far away, where the density is 0 in a double", () => {
  expect(ring().logDensity([1e3, 0])).toBeCloseTo(-(998 ** 2) / (2 * 0.02 ** 2), -4);
});

it.each([
  ["two moons", twoMoons(), (t: number) => [Math.cos(t * Math.PI), Math.sin(t * Math.PI)]],
] as const)("agrees with a fine sum along the curve: %s", (_, density, upper) => {
  const [x, y] = [0.3, 0.7];
  const count = 200_000;
  let sum = 0;
  const add = (cx: number, cy: number) => {
    sum += Math.exp(-((x - cx) ** 2 + (y - cy) ** 2) / 0.02) / (2 * Math.PI * 0.01) / 2 / count;
  };
  for (let i = 0; i < count; i++) {
    const [cx, cy] = upper((i + 0.5) / count) as [number, number];
    add(cx, cy);
    add(1 - cx, 0.5 - cy);
  }
  expect(density.logDensity([x, y])).toBeCloseTo(Math.log(sum), 9);
});

it("has eight modes at distance 2 and 25 on a grid, each with its share of the samples", () => {
  const eight = ring();
  expect(eight.modes!.length).toBe(8);
  for (const [x, y] of eight.modes!) expect(Math.hypot(x!, y!)).toBeCloseTo(2, 12);
  const [x, y] = eight.modes![1]!;
  expect(x).toBeCloseTo(Math.SQRT2, 12);
  expect(y).toBeCloseTo(Math.SQRT2, 12);

  const density = grid();
  const data = density.sample({ size: 5000, rng });
  const values = read(data);
  const counts = new Array<number>(25).fill(0);
  data.labels!.forEach((label, i) => {
    counts[label]!++;
    const [mx, my] = density.modes![label]!;
    expect(Math.hypot(values[2 * i]! - mx!, values[2 * i + 1]! - my!)).toBeLessThan(0.05 * 6);
  });
  expect(Math.min(...counts)).toBeGreaterThan(140);
});

it("draws the same from the same seed and other examples from another", () => {
  const draw = (seed: number) => read(twoMoons().sample({ size: 10, rng: createRng(seed) })).join();
  expect(draw(1)).toBe(draw(1));
  expect(draw(1)).not.toBe(draw(2));
});

it("refuses what is no distribution", () => {
  expect(() => gaussian({ deviation: 0 })).toThrow("`deviation` is 0");
  expect(() => gaussianMixture({ means: [] })).toThrow("1 to 256 of them");
  expect(() => gaussianMixture({ means: [1, 2], weights: [1] })).toThrow("for each mean");
  expect(() => gaussian().sample({ size: 0, rng })).toThrow("`size` is 0");
});

function read(data: Dataset): Float32Array {
  const out = new Float32Array(data.size * exampleSize(data));
  data.read([...Array(data.size).keys()], out);
  return out;
}

function quarterOf(x: number, { range: [low, high] }: ToyDensity): number {
  return Math.min(3, Math.max(0, Math.floor((4 * (x - low)) / (high - low))));
}

/** Sums over a grid that is finer than the noise, whose lines lie on the quarters' borders. */
function integrate(density: ToyDensity) {
  const { dimensions, range, deviation } = density;
  const step = deviation / (dimensions === 1 ? 20 : 2);
  const quarter = (range[1] - range[0]) / 4;
  const perQuarter = Math.ceil(quarter / step);
  const [low, count, cell] = [range[0] - quarter, 6 * perQuarter, quarter / perQuarter];
  const area = cell ** dimensions;
  const quarters = [0, 0, 0, 0];
  let [mass, entropy, squares] = [0, 0, 0];
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < (dimensions === 2 ? count : 1); j++) {
      const x = [low + (i + 0.5) * cell, low + (j + 0.5) * cell].slice(0, dimensions);
      const log = density.logDensity(x);
      const p = Math.exp(log) * area;
      mass += p;
      entropy -= p * log;
      squares += p * log * log;
      quarters[quarterOf(x[0]!, density)]! += p;
    }
  }
  return { mass, entropy, spread: Math.sqrt(squares - entropy * entropy), quarters };
}
