import { createGame, type Game, gaussianPrior, sgd } from "@gan/core";
import { networkFromFunction } from "@gan/models";
import { createRng, type Dataset, readRows } from "@gan/spec";
import { expectBalanced, useCpu } from "@gan/test-utils";
import { add, mul, square, sub, tidy, variable, zeros } from "@tensorflow/tfjs-core";
import { describe, expect, it } from "vitest";
import { selectByRejection } from "./select-by-rejection.ts";
import { selectByWalk } from "./select-by-walk.ts";

useCpu();

/** What the data would be: N(1, ½²), where G gives its noise as it is. */
const [MEAN, DEVIATION] = [1, 0.5];

/** A game whose D is at its optimum: its logit is log p_data - log p_g. */
function createKnownGame(deviation = 1): Game {
  const parameters = () => ({ "y/bias": tidy(() => variable(zeros([1]))) });
  const [G, D] = [parameters(), parameters()];
  return createGame({
    generator: {
      network: networkFromFunction({
        ...{ name: "identity", inputSize: 1, outputSize: 1, parameters: G },
        apply: (z) => add(z, G["y/bias"]),
      }),
      rule: sgd({ learningRate: 1 }),
    },
    discriminator: {
      network: networkFromFunction({
        ...{ name: "optimum", inputSize: 1, outputSize: 1, parameters: D },
        apply: (x) => {
          const ofData = mul(square(sub(x, MEAN)), -1 / (2 * DEVIATION ** 2));
          const ofSamples = mul(square(x), -1 / (2 * deviation ** 2));
          const logit = add(sub(ofData, ofSamples), Math.log(deviation / DEVIATION));
          return add(logit, D["y/bias"]);
        },
      }),
      rule: sgd({ learningRate: 1 }),
    },
    prior: gaussianPrior(1, deviation),
    rng: createRng(2014),
    range: [-3, 3],
  });
}

/** Mean and deviation. */
function momentsOf(samples: Dataset): [mean: number, deviation: number] {
  const rows = readRows(samples, 0, samples.size);
  const mean = rows.reduce((sum, value) => sum + value, 0) / rows.length;
  const square = rows.reduce((sum, value) => sum + (value - mean) ** 2, 0) / rows.length;
  return [mean, Math.sqrt(square)];
}

const ways: Record<string, (game: Game, count: number, stream?: string) => Promise<Dataset>> = {
  selectByRejection: (game, count, stream = "selection") =>
    selectByRejection(game, count, { stream }),
  selectByWalk: (game, count, stream = "walk") =>
    selectByWalk(game, count, { stream, steps: 120, stepSize: 0.02 }),
};

const cases = Object.entries(ways).flatMap(([name, select]) => {
  return [1, 1.5].map((deviation) => [name, deviation, select] as const);
});

describe.each(cases)(
  "%s from noise of deviation %d, where D is at its optimum",
  (_, deviation, select) => {
    it("draws from the data's distribution, though G does not", () =>
      expectBalanced(async () => {
        using game = createKnownGame(deviation);
        const [mean, spread] = momentsOf(await select(game, 4000));
        // Four standard errors, and what steps of finite size add.
        expect(Math.abs(mean - MEAN)).toBeLessThan(0.04);
        expect(Math.abs(spread - DEVIATION)).toBeLessThan(0.03);
      }));

    it("gives the same samples for the same stream, others for another", async () => {
      using game = createKnownGame(deviation);
      const rowsOf = async (stream?: string) => readRows(await select(game, 20, stream), 0, 20);
      const first = await rowsOf();
      expect(await rowsOf()).toEqual(first);
      expect(await rowsOf("other")).not.toEqual(first);
    });
  },
);

it("gives as many as are asked for", async () => {
  using game = createKnownGame();
  expect((await selectByRejection(game, 37)).size).toBe(37);
});
