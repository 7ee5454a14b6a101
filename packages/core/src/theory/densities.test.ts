import { createRng } from "@gan/spec";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  createGrid,
  densityOn,
  gameValue,
  gaussian,
  histogram,
  integrate,
  jensenShannon,
  jensenShannonOfSamples,
  klDivergence,
  leastCriterion,
  mixture,
  optimalDiscriminator,
  virtualCriterion,
} from "./index.ts";

const grid = createGrid(-12, 12, 2000);
const normal = densityOn(grid, gaussian(0, 1).at);

describe("a grid", () => {
  it("has its points in the middles of the cells", () => {
    expect([...createGrid(0, 1, 4).points]).toEqual([0.125, 0.375, 0.625, 0.875]);
  });

  it("integrates a Gaussian's moments", () => {
    const moment = (power: number) =>
      integrate(
        normal.map((p, i) => p * grid.points[i]! ** power),
        grid,
      );
    expect([0, 1, 2, 4].map(moment)).toEqual(
      [1, 0, 1, 3].map((value) => expect.closeTo(value, 10)),
    );
  });

  it.each([
    () => createGrid(1, 1),
    () => createGrid(0, 1, 0),
    () => createGrid(0, Number.POSITIVE_INFINITY),
    () => densityOn(grid, () => 0),
    () => densityOn(grid, (x) => x + 13.5 - 2),
  ])("refuses what cannot be one", (build) => {
    expect(build).toThrow(expect.objectContaining({ code: "GAN_INVALID_OPTION" }));
  });
});

describe("divergences", () => {
  it("are those of Gaussians in closed form", () => {
    const other = densityOn(grid, gaussian(1, 2).at);
    const known = Math.log(2) + (1 + 1) / (2 * 4) - 0.5;
    expect(klDivergence(normal, other, grid)).toBeCloseTo(known, 6);
  });

  it("are 0 for equal densities, and for those that do not overlap log 2 and ∞", () => {
    const left = densityOn(grid, (x) => (x < 0 ? 1 : 0));
    const right = densityOn(grid, (x) => (x < 0 ? 0 : 1));
    expect(jensenShannon(normal, normal, grid)).toBeCloseTo(0, 12);
    expect(jensenShannon(left, right, grid)).toBeCloseTo(Math.log(2), 12);
    expect(klDivergence(left, right, grid)).toBe(Number.POSITIVE_INFINITY);
    expect(virtualCriterion(left, right, grid)).toBeCloseTo(0, 12);
  });

  it("keep Jensen–Shannon symmetric and in [0, log 2]", () =>
    fc.assert(
      fc.property(
        fc.array(fc.float({ min: 0, max: 1, noNaN: true }), { minLength: 5, maxLength: 5 }),
        fc.array(fc.float({ min: 0, max: 1, noNaN: true }), { minLength: 5, maxLength: 5 }),
        (a, b) => {
          const small = createGrid(0, 1, 5);
          const masses = (values: number[]) =>
            densityOn(small, (x) => 0.01 + values[Math.floor(x * 5)]!);
          const [p, q] = [masses(a), masses(b)];
          const divergence = jensenShannon(p, q, small);
          expect(divergence).toBeCloseTo(jensenShannon(q, p, small), 12);
          expect(divergence).toBeGreaterThanOrEqual(-1e-12);
          expect(divergence).toBeLessThanOrEqual(Math.LN2);
        },
      ),
    ));
});

describe("the best discriminator", () => {
  it("is the logistic function of the log ratio: for N(1, 1) against N(-1, 1), σ(2x)", () => {
    const best = optimalDiscriminator(
      densityOn(grid, gaussian(1, 1).at),
      densityOn(grid, gaussian(-1, 1).at),
    );
    const error = best.map((d, i) => Math.abs(d - 1 / (1 + Math.exp(-2 * grid.points[i]!))));
    expect(Math.max(...error)).toBeLessThan(1e-9);
  });

  it("is ½ where nothing is", () => {
    expect([...optimalDiscriminator(Float64Array.of(0, 1), Float64Array.of(0, 0))]).toEqual([
      0.5, 1,
    ]);
  });

  it("is beaten by no other discriminator", () => {
    const q = densityOn(grid, gaussian(0.5, 1.5).at);
    const best = virtualCriterion(normal, q, grid);
    for (let i = 0; i < 50; i++) {
      const stream = createRng(i).stream("D");
      const other = optimalDiscriminator(normal, q).map(
        (d) => d + 0.4 * d * (1 - d) * (stream.next() - 0.5),
      );
      expect(gameValue(other, normal, q, grid)).toBeLessThan(best);
    }
  });

  it("has the value C(G)", () => {
    const q = densityOn(grid, gaussian(0.5, 1.5).at);
    const value = gameValue(optimalDiscriminator(normal, q), normal, q, grid);
    expect(value).toBeCloseTo(virtualCriterion(normal, q, grid), 12);
  });

  it("gets −log 4 from a D that cannot tell", () => {
    expect(
      gameValue(
        normal.map(() => 0.5),
        normal,
        normal,
        grid,
      ),
    ).toBeCloseTo(leastCriterion, 12);
    expect(leastCriterion).toBeCloseTo(-1.386294361, 9);
  });
});

describe("a histogram", () => {
  it("integrates to 1 whatever the samples are", () =>
    fc.assert(
      fc.property(
        fc.array(fc.double({ noNaN: true }), { minLength: 1, maxLength: 50 }),
        (samples) => {
          const cells = createGrid(-1, 1, 7);
          expect(integrate(histogram(samples, cells), cells)).toBeCloseTo(1, 12);
        },
      ),
    ));

  it("counts each sample once, in its cell", () => {
    const cells = createGrid(0, 4, 4);
    expect([...histogram([-9, 0, 0.5, 1, 2.99, 4, 9, 9], cells)]).toEqual(
      [3, 1, 1, 3].map((count) => count / 8),
    );
  });

  it("refuses no samples, and samples that are not numbers", () => {
    const cells = createGrid(0, 1, 2);
    expect(() => histogram([], cells)).toThrow(/`samples` is "empty", expected at least one/);
    expect(() => histogram([Number.NaN], cells)).toThrow(/`samples` is NaN/);
  });

  it("gives the divergence of the densities the samples come from, within counting noise", () => {
    const cells = createGrid(-6, 6, 100);
    const [p, q] = [gaussian(-1, 1), mixture(gaussian(0, 0.5), gaussian(2, 1))];
    const draw = (of: typeof p, name: string) => of.draw(100_000, createRng(5).stream(name));
    const known = jensenShannon(densityOn(grid, p.at), densityOn(grid, q.at), grid);
    const measured = jensenShannonOfSamples(draw(p, "a"), draw(q, "b"), cells);
    expect(Math.abs(measured - known)).toBeLessThan(0.004);
    expect(jensenShannonOfSamples(draw(p, "a"), draw(p, "c"), cells)).toBeLessThan(0.0005);
  });
});
