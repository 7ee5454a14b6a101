import {
  checkTheorem1,
  createGrid,
  densityOn,
  gameValue,
  gaussian,
  integrate,
  leastCriterion,
  smoothedGradient,
} from "@gan/core/theory";
import { describe, expect, it } from "vitest";
import { blurredWave, wave, waveSlope } from "./blurred-gradient.ts";
import { playFrom } from "./convergence.ts";
import { mixOf } from "./digits-under-hand.ts";
import { keep } from "./kept-by-odds.ts";
import { criterionAt } from "./least-criterion.ts";
import { bestAnswer, valueAt } from "./one-point.ts";
import { solve } from "./optimal-discriminator.ts";
import { windowOn } from "./parzen-window.ts";
import { allTheWay, bestMove, playBoth, smallStep } from "./play-both.ts";
import { answerAt } from "./stronger-gradient.ts";

/** C(G) of two bells of width 1 that are two apart, from the search that knows no formula of D*. */
const twoApart = checkTheorem1().find(({ generator }) => generator === "N(2, 1²)")!.criterion;
describe("both players", () => {
  it("gives a D that guesses −log 4", () => {
    expect(playBoth({ line: 1, slope: 0, mean: -2 }).value).toBeCloseTo(leastCriterion, 9);
  });

  it("lets no D do better than the best one, which the button finds", () => {
    for (const mean of [-3, -1, 0.2]) {
      const { best } = playBoth({ line: 0, slope: 0, mean });
      for (const slope of [0, 1, 2, 5]) {
        for (const line of [-2, 0, 0.5]) {
          expect(playBoth({ line, slope, mean }).value).toBeLessThanOrEqual(best + 1e-9);
        }
      }
      const { line, slope } = bestMove({ mean });
      expect(playBoth({ line: line!, slope: slope!, mean }).value).toBeCloseTo(best, 6);
    }
    expect(playBoth({ line: 0, slope: 2, mean: -1 }).value).toBeCloseTo(twoApart, 6);
  });

  it("has the value of the game at the answers that it draws", () => {
    const grid = createGrid(-7, 7, 280);
    const pData = densityOn(grid, gaussian(1, 1).at);
    const { pG, answers, value } = playBoth({ line: 0.4, slope: 1.5, mean: -0.6 });
    expect(value).toBeCloseTo(gameValue(answers, pData, pG, grid), 9);
  });

  it("ends at −log 4 when G takes small steps and D keeps up", () => {
    for (const mean of [-3, -0.4, 2.6]) {
      let values = { line: 1.5, slope: 4, mean } as Record<string, number>;
      for (let turn = 0; turn < 40; turn++) {
        values = { ...values, ...bestMove(values) };
        values = { ...values, ...smallStep(values) };
      }
      expect(Math.abs(values.mean! - 1)).toBeLessThan(0.051);
      expect(playBoth(values as never).best).toBeCloseTo(leastCriterion, 2);
    }
  });

  it("never ends when G goes all the way: D turns around each time, and G after it", () => {
    let values = { line: 1.5, slope: 4, mean: -1 } as Record<string, number>;
    const means = Array.from({ length: 6 }, () => {
      values = { ...values, ...bestMove(values) };
      values = { ...values, ...allTheWay(values) };
      return values.mean;
    });
    expect(means).toEqual([3, -3, 3, -3, 3, -3]);
  });

  it("moves G down the slope of V", () => {
    const values = { line: 0.4, slope: 1.2, mean: -0.6 };
    const h = 1e-4;
    const at = (mean: number) => playBoth({ ...values, mean }).value;
    const slope = (at(values.mean + h) - at(values.mean - h)) / (2 * h);
    expect(smallStep(values).mean).toBeCloseTo(values.mean - slope, 1);
  });
});

it("shows the best D between two bells of one width as a logistic step", () => {
  const { points } = createGrid(-6, 6, 240);
  const { best } = solve({ mean: -1, width: 1 });
  points.forEach((x, i) => {
    expect(best[i]).toBeCloseTo(1 / (1 + Math.exp(-2 * x)), 9);
  });
});

it("shows C(G) as the theorem's own search has it, and −log 4 where the bells are one", () => {
  expect(criterionAt(2, 1).criterion).toBeCloseTo(twoApart, 6);
  expect(criterionAt(0, 1).criterion).toBeCloseTo(leastCriterion, 9);
  const { criterion, divergence } = criterionAt(-1.3, 0.6);
  expect(criterion).toBeCloseTo(leastCriterion + 2 * divergence, 9);
});

it("has its highest point at a / (a + b)", () => {
  for (const [a, b] of [
    [0.6, 0.2],
    [0.05, 0.9],
    [1, 1],
  ] as const) {
    const most = valueAt(a, b, bestAnswer(a, b));
    for (let y = 0.001; y < 1; y += 0.001) {
      expect(valueAt(a, b, y)).toBeLessThanOrEqual(most + 1e-12);
    }
  }
});

it("plays proposition 2 as the page on the theory says", () => {
  const { trajectory } = playFrom(2, 0.1);
  expect(trajectory[0]!.criterion).toBeCloseTo(-1.263937, 4);
  expect(trajectory[40]!.criterion).toBeCloseTo(-1.382813, 4);
  for (let i = 1; i < trajectory.length; i++) {
    expect(trajectory[i]!.criterion).toBeLessThan(trajectory[i - 1]!.criterion);
  }
});

it("blurs a function whose slope is the blurred slope", () => {
  const h = 1e-5;
  for (const x of [-1.2, 0.7]) {
    expect(waveSlope(x)).toBeCloseTo((wave(x + h) - wave(x - h)) / (2 * h), 6);
    for (const sigma of [1, 0.25, 1 / 64]) {
      const slope = (blurredWave(x + h, sigma) - blurredWave(x - h, sigma)) / (2 * h);
      expect(slope).toBeCloseTo(smoothedGradient(wave, x, sigma), 5);
    }
  }
});

it("keeps what has the shape of the data", () => {
  const grid = createGrid(-6, 6, 240);
  const { kept, share, pG } = keep({ mean: 0.4, width: 1.9 });
  expect(integrate(kept, grid)).toBeCloseTo(share, 9);
  expect(Math.max(...kept.map((mass, i) => mass - pG[i]!))).toBeLessThan(1e-12);
  const truth = (x: number) =>
    (Math.exp(-(((x + 1.5) / 0.6) ** 2) / 2) / 0.6 +
      Math.exp(-(((x - 1.5) / 0.9) ** 2) / 2) / 0.9) /
    (2 * Math.sqrt(2 * Math.PI));
  grid.points.forEach((x, i) => {
    expect(kept[i]! / share).toBeCloseTo(truth(x), 4);
  });
});

it("draws a Parzen window of mass 1", () => {
  const grid = createGrid(-12, 12, 4_000);
  for (const sigma of [0.05, 0.3, 1]) {
    expect(integrate(windowOn([...grid.points], sigma), grid)).toBeCloseTo(1, 3);
  }
});

it("mixes corners in parts of one, and gives odds as answers", () => {
  expect(mixOf(0.25, 0.5)).toEqual([0.375, 0.125, 0.375, 0.125]);
  expect(mixOf(1, 0)).toEqual([0, 1, 0, 0]);
  expect(answerAt(0)).toBe(0.5);
  expect(answerAt(2)).toBeCloseTo(100 / 101, 12);
});
