import { describe, expect, it } from "vitest";
import {
  checkSmoothedGradient,
  checkSubgradient,
  checkTheorem1,
  gaussian,
  leastCriterion,
  playDensityGame,
  saturationCurve,
  smoothedGradient,
} from "./index.ts";

describe("theorem 1", () => {
  const [same, ...others] = checkTheorem1();

  it("has equation 6 hold to 1e-6 for every generator", () => {
    for (const { difference } of [same!, ...others]) expect(difference).toBeLessThan(1e-6);
  });

  it("has C(G) = −log 4 for p_g = p_data and more for every other", () => {
    expect(same!.generator).toBe("N(0, 1²)");
    expect(same!.criterion).toBeCloseTo(leastCriterion, 9);
    for (const { criterion } of others) expect(criterion).toBeGreaterThan(leastCriterion + 1e-3);
  });
});

describe("proposition 2", () => {
  const { trajectory, pData } = playDensityGame();

  it("has p_g converge to p_data, C(G) to −log 4 and D to ½", () => {
    const last = trajectory.at(-1)!;
    expect(last.iteration).toBe(200);
    expect(last.criterion - leastCriterion).toBeLessThan(1e-6);
    expect(Math.max(...last.pG.map((p, i) => Math.abs(p - pData[i]!)))).toBeLessThan(1e-3);
    expect(trajectory[0]!.divergence).toBeGreaterThan(0.05);
  });

  it("improves the criterion at every update", () => {
    trajectory.slice(1).forEach(({ criterion, divergence }, i) => {
      expect(criterion).toBeLessThanOrEqual(trajectory[i]!.criterion);
      expect(criterion).toBeCloseTo(leastCriterion + 2 * divergence, 9);
    });
  });

  it("converges from a p_g that misses a mode almost wholly", () => {
    const start = gaussian(-2, 0.5);
    const { trajectory: far } = playDensityGame({ start, iterations: 1500 });
    expect(far[0]!.divergence).toBeGreaterThan(0.25);
    expect(far.at(-1)!.divergence).toBeLessThan(1e-6);
  });
});

it("has log(1 − D*) as a subgradient of C", () => {
  const { leastSlack, largestSlopeError, pairs } = checkSubgradient();
  expect(pairs).toBe(200);
  expect(leastSlack).toBeGreaterThan(0);
  expect(largestSlopeError).toBeLessThan(1e-6);
});

describe("the gradient of a blurred function", () => {
  it("tends to the gradient as the noise vanishes, as σ² does", () => {
    const rows = checkSmoothedGradient();
    expect(rows[0]!.difference).toBeGreaterThan(0.1);
    expect(rows.at(-1)!.difference).toBeLessThan(1e-4);
    const [before, last] = rows.slice(-3);
    expect(before!.difference / last!.difference).toBeCloseTo(16, 0);
  });

  it("is 3 e^(-9σ²/2) cos 3x for sin 3x, and 2Φ(x/σ) − 1 for |x|", () => {
    const [x, sigma] = [0.4, 0.5];
    const known = 3 * Math.exp((-9 * sigma ** 2) / 2) * Math.cos(3 * x);
    expect(smoothedGradient((t) => Math.sin(3 * t), x, sigma)).toBeCloseTo(known, 9);
    // 2Φ(1) − 1
    expect(smoothedGradient(Math.abs, 0.5, 0.5)).toBeCloseTo(0.6826894921, 5);
    expect(smoothedGradient(Math.abs, 0.5, 1e-3)).toBeCloseTo(1, 5);
  });
});

it("shows the minimax slope vanish and the other stay where D rejects samples", () => {
  const curve = saturationCurve(3);
  expect(curve).toEqual(
    [
      { probability: 1e-4, minimax: 1e-4, nonSaturating: 1 - 1e-4 },
      { probability: 0.5, minimax: 0.5, nonSaturating: 0.5 },
      { probability: 1 - 1e-4, minimax: 1 - 1e-4, nonSaturating: 1e-4 },
    ].map((point) =>
      Object.fromEntries(Object.entries(point).map(([k, v]) => [k, expect.closeTo(v, 9)])),
    ),
  );
});
