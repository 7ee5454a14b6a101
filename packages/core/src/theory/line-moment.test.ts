import { createRng } from "@gan/spec";
import { expectBalanced, tinyNetwork, useCpu } from "@gan/test-utils";
import { expect, it } from "vitest";
import { createGame, gaussianPrior, sgd, uniformPrior } from "../index.ts";
import { gaussian } from "./density.ts";
import { createGrid, densityOn, integrate } from "./grid.ts";
import { lineMoment } from "./line-moment.ts";
import { smoothedDensity } from "./smoothed-density.ts";

useCpu();

const grid = createGrid(-6, 6, 300);
const rng = createRng(1);
const player = () => ({
  network: tinyNetwork({ inputSize: 1, outputSize: 1, rng }),
  rule: sgd({ learningRate: 1 }),
});

it.each([
  ["U(−√3, √3)", uniformPrior(1), () => 1 / Math.sqrt(12)],
  ["N(0, 1)", gaussianPrior(1), gaussian(0, 1).at],
] as const)("has p_g = p_z where G is the identity and p_z is %s", (_, prior, expected) =>
  expectBalanced(async () => {
    using game = createGame({ generator: player(), discriminator: player(), prior, rng });
    const pData = densityOn(grid, gaussian(0, 1).at);
    const moment = await lineMoment(game, {
      ...{ grid, pData, deviation: 0.1, arrows: 3 },
      generate: async (z) => z,
    });
    expect(integrate(moment.pG, grid)).toBeCloseTo(1, 4);
    const inside = grid.points.findIndex((x) => x > 0.5);
    expect(moment.pG[inside]).toBeCloseTo(expected(grid.points[inside]!), 2);
    expect(moment.arrows.map(({ z, x }) => x - z)).toEqual([0, 0, 0]);
    expect(moment.arrows[1]!.z).toBe(0);
    const share = pData[inside]! / (pData[inside]! + moment.pG[inside]!);
    expect(moment.optimal[inside]).toBeCloseTo(share, 12);
  }),
);

it("shows G as D plays against it unless it is told otherwise", async () => {
  using game = createGame({
    ...{ generator: player(), discriminator: player(), prior: uniformPrior(1), rng },
  });
  const pData = densityOn(grid, gaussian(0, 1).at);
  const { arrows } = await lineMoment(game, { grid, pData, deviation: 0.1, arrows: 2 });
  expect(arrows.map(({ x }) => x)).not.toEqual(arrows.map(({ z }) => z));
});

it("smooths weighted numbers into the sum of their kernels", () => {
  const numbers = Float32Array.of(-1, 2, 2.5);
  const weights = Float64Array.of(1, 2, 1);
  const smoothed = smoothedDensity({ numbers, weights }, 0.3, grid);
  const whole = grid.points.map((x) =>
    numbers.reduce((sum, number, i) => sum + (weights[i]! / 4) * gaussian(number, 0.3).at(x), 0),
  );
  for (const [i, value] of smoothed.entries()) expect(value).toBeCloseTo(whole[i]!, 5);
});
