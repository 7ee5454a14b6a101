import { createRng, type Dataset } from "@gan/spec";
import { expectBalanced, tinyNetwork, useCpu } from "@gan/test-utils";
import { tensor, tidy } from "@tensorflow/tfjs-core";
import { expect, it } from "vitest";
import { createGame, errorShares, type Game, monitorGame, sgd, uniformPrior } from "./index.ts";

useCpu();

/** D is the identity on one number, G the identity on noise from (-1, 1). */
function identityGame(): Game {
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
    discriminator: player(),
    prior: uniformPrior(1, 1),
    rng,
  });
}

function numbers(values: readonly number[]): Dataset {
  return {
    ...{ name: "numbers", size: values.length, exampleShape: [1], range: [-1, 1] },
    read: (indices, out) => {
      for (let i = 0; i < indices.length; i++) out[i] = values[indices[i]!]!;
    },
  };
}

it("counts mistakes on either side of ½", async () => {
  using game = identityGame();
  const shares = await errorShares(game, numbers([1, 2, 3, -1]), numbers([-1, 1, -2, -3, -4]));
  expect(shares).toEqual({ falseNegatives: 0.25, falsePositives: 0.2 });
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
    expect(channels.falseNegatives).toBe(0);
    expect(channels.falsePositives).toBe([...noise].filter((a) => a > 0).length / 4);
  }));
