import { createRng, type Sampler } from "@gan/spec";
import { expectBalanced, tinyNetwork, useCpu } from "@gan/test-utils";
import { describe, expect, it } from "vitest";
import { adam, algorithm1, createGame, sgd, uniformPrior } from "../index.ts";
import {
  type Density,
  estimateValue,
  fitDiscriminator,
  gaussian,
  generatorGradients,
  leastCriterion,
  mixture,
  overfitDiscriminator,
  virtualCriterion,
} from "./index.ts";

useCpu();

const discriminator = (
  inputSize: number,
  hiddenSize: number,
  learningRate: number,
  range = 0.5,
) => ({
  network: tinyNetwork({ inputSize, hiddenSize, outputSize: 1, range, rng: createRng(3) }),
  rule: adam({ learningRate }),
});

function release(player: ReturnType<typeof discriminator>): void {
  player.rule.dispose();
  player.network.dispose();
}

describe("proposition 1", () => {
  it.each<[string, Density, Density]>([
    ["two Gaussians", gaussian(1, 1), gaussian(-0.5, 1.5)],
    ["a mixture and a Gaussian", mixture(gaussian(-2, 0.7), gaussian(2, 0.7)), gaussian(0, 1.5)],
  ])("has D meet D* on %s", (_, pData, pG) =>
    expectBalanced(async () => {
      const player = discriminator(1, 48, 0.02, 2);
      const fit = await fitDiscriminator(player, pData, pG, { iterations: 800 });
      expect(fit.meanDeviation).toBeLessThan(0.02);
      expect(fit.largestDeviation).toBeLessThan(0.15);
      expect(fit.value).toBeLessThanOrEqual(fit.criterion);
      expect(fit.criterion - fit.value).toBeLessThan(0.005);
      expect(fit.criterion).toBe(virtualCriterion(fit.pData, fit.pG, fit.grid));
      release(player);
    }),
  );
});

it("shows D learn a finite set by heart", () =>
  expectBalanced(async () => {
    const player = discriminator(10, 64, 0.02);
    const rows = await overfitDiscriminator(player, { iterations: 150, recordEvery: 30 });
    expect(rows.map(({ iteration }) => iteration)).toEqual([0, 30, 60, 90, 120, 150]);
    expect(rows.at(-1)!.trainingValue).toBeGreaterThan(-0.1);
    expect(rows.at(-1)!.heldOutValue).toBeLessThan(leastCriterion - 1);
    release(player);
  }));

it("estimates −log 4 when D is ½ everywhere, and a bound on the divergence otherwise", async () => {
  const draw = (mean: number) => gaussian(mean, 1).draw(5000, createRng(1).stream(`${mean}`));
  const player = discriminator(1, 8, 0.02, 0);
  const chance = await estimateValue(player.network, draw(0), draw(2));
  expect(chance.value.mean).toBeCloseTo(leastCriterion, 6);
  expect(chance.value.standardError).toBeCloseTo(0, 6);
  release(player);
  const trained = discriminator(1, 16, 0.02, 2);
  const fit = await fitDiscriminator(trained, gaussian(0, 1), gaussian(2, 1), { iterations: 300 });
  const { value, divergence } = await estimateValue(trained.network, draw(0), draw(2));
  expect(Math.abs(value.mean - fit.value)).toBeLessThan(4 * value.standardError);
  expect(divergence).toBeCloseTo((value.mean + Math.log(4)) / 2, 12);
  release(trained);
});

it("measures how little G gets from minimax once D rejects its samples", () =>
  expectBalanced(async () => {
    const rng = createRng(1);
    const far: Sampler = {
      exampleSize: 2,
      batchSize: 50,
      iterationsPerEpoch: 10,
      epochOf: () => 1,
      batch: (iteration) => ({
        size: 50,
        values: rng.stream("x", iteration).fillNormal(new Float32Array(100), 6, 0.5),
      }),
    };
    using game = createGame({
      generator: {
        network: tinyNetwork({ inputSize: 2, outputSize: 2, rng: rng.fork("G") }),
        rule: sgd({ learningRate: 1e-6 }),
      },
      discriminator: discriminator(2, 16, 0.02),
      prior: uniformPrior(2),
      rng,
    });
    const before = await generatorGradients(game);
    for await (const _ of algorithm1(game, far, { iterations: 150 }));
    const after = await generatorGradients(game);
    expect(after.probability).toBeLessThan(0.02);
    expect(after.nonSaturating / after.minimax).toBeGreaterThan(30);
    expect(before.nonSaturating / before.minimax).toBeLessThan(5);
  }));
