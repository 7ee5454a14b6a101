import { createRng, type Dataset, datasetFromFloats, readRows } from "@gan/spec";
import { expectBalanced, tinyNetwork, useCpu } from "@gan/test-utils";
import { tensor, tidy } from "@tensorflow/tfjs-core";
import { expect, it } from "vitest";
import {
  createGame,
  type Game,
  judge,
  monitorGame,
  nonSaturating,
  type Objective,
  objectivesOf,
  r1,
  sample,
  sgd,
  sumOf,
  uniformPrior,
  viewOf,
} from "./index.ts";

useCpu();

/** D is the identity on one number, G the identity on noise from (-1, 1). */
function identityGame(objective?: Objective): Game {
  const rng = createRng(1);
  const rule = sgd({ learningRate: 1 });
  const player = () => {
    const network = tinyNetwork({ inputSize: 1, hiddenSize: 2, outputSize: 1, rng });
    const values = [[1, -1], [0, 0], [1, -1], [0]];
    network.parameters.forEach(({ variable }, i) => {
      tidy(() => variable.assign(tensor(values[i]!, variable.shape)));
    });
    return { network, rule };
  };
  return createGame({
    generator: player(),
    discriminator: { ...player(), ...(objective && { objective }) },
    prior: uniformPrior(1, 1),
    rng,
  });
}

function numbers(values: readonly number[]): Dataset {
  const rows = Float32Array.from(values);
  return datasetFromFloats({ name: "numbers", exampleShape: [1], values: rows, range: [-1, 1] });
}

it("lets D judge examples one by one, in any number of blocks", () =>
  expectBalanced(async () => {
    using game = identityGame();
    const judgeOf = judge(game);
    expect([...(await judgeOf(numbers([1, 2, 3, -1])))]).toEqual([1, 2, 3, -1]);
    const many = Array.from({ length: 70_000 }, (_, i) => i - 35_000);
    expect([...(await judgeOf(numbers(many)))]).toEqual(many);
    const pairs = datasetFromFloats({
      ...{ name: "pairs", exampleShape: [2], values: Float32Array.of(1, 2) },
    });
    await expect(judgeOf(pairs)).rejects.toThrow("`examples` has shape [1, 2], expected [any, 1]");
  }));

it("is seen from outside by its samples, its iteration and D's judgment", async () => {
  using game = identityGame();
  const view = viewOf(game);
  const samples = await view.sample(5, "some");
  expect(readRows(samples)).toEqual(readRows(await sample(game, 5, { stream: "some" })));
  expect([...(await view.judge(samples))]).toEqual([...readRows(samples)]);
  game.iteration = 7;
  expect(view.iteration).toBe(7);
});

it("measures what the losses' formulas say, and changes nothing", () =>
  expectBalanced(async () => {
    using game = identityGame();
    const real = numbers([2, 2, 2, 2]);
    const channels = await monitorGame(game, real);
    expect(await monitorGame(game, real)).toEqual(channels);

    const noise = game.prior.draw(4, game.rng.stream("monitor/noise", 0));
    const mean = (f: (a: number) => number) => noise.reduce((sum, a) => sum + f(a), 0) / 4;
    const softplus = (a: number) => Math.log1p(Math.exp(a));
    expect(channels.discriminatorObjective).toBeCloseTo(softplus(-2) + mean(softplus), 5);
    expect(channels.generatorObjective).toBeCloseTo(
      mean((a) => softplus(-a)),
      5,
    );
    const slopes = [...noise].map((a) => -1 / (1 + Math.exp(a)) / 4);
    expect(channels.sampleGradientNorm).toBeCloseTo(Math.hypot(...slopes), 5);
  }));

it("measures a game whose D has a penalty, too: of slope 1 everywhere, half its weight", () =>
  expectBalanced(async () => {
    using plain = identityGame();
    const penalty = r1({ weight: 3, every: 2 });
    using penalized = identityGame(sumOf(objectivesOf(nonSaturating).discriminator, penalty));
    const real = numbers([2, 2, 2, 2]);
    const [without, channels] = [
      await monitorGame(plain, real),
      await monitorGame(penalized, real),
    ];
    expect(channels.discriminatorObjective - without.discriminatorObjective).toBeCloseTo(1.5, 5);
    expect(channels.sampleGradientNorm).toBeCloseTo(without.sampleGradientNorm, 6);
  }));
