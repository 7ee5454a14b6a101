import { createRng } from "@gan/spec";
import { expectBalanced, tinyNetwork, useCpu } from "@gan/test-utils";
import { sub, tidy, zeros } from "@tensorflow/tfjs-core";
import { expect, it } from "vitest";
import {
  createGame,
  createRound,
  nonSaturating,
  type Objective,
  objectivesOf,
  type Round,
  sgd,
  uniformPrior,
  withInstanceNoise,
} from "../index.ts";

useCpu();

const ROWS = 2000;

function openRound(iteration?: number) {
  const rng = createRng(1);
  const rule = () => sgd({ learningRate: 0.1 });
  const game = createGame({
    generator: { network: tinyNetwork({ inputSize: 2, outputSize: 3, rng }), rule: rule() },
    discriminator: { network: tinyNetwork({ inputSize: 3, outputSize: 1, rng }), rule: rule() },
    ...{ prior: uniformPrior(2), rng },
  });
  const round = createRound(game, {
    ...{ movers: ["discriminator", "generator"], at: (name) => createRng(7).stream(name) },
    real: () => ({ x: zeros([ROWS, 3]), labels: new Int32Array(ROWS).fill(4) }),
    ...(iteration && { update: { iteration, epoch: 1, count: iteration } }),
  });
  return Object.assign(round, {
    [Symbol.dispose]: () => {
      round.dispose();
      game.dispose();
    },
  });
}

/** What an objective sees under noise that falls: σ is 3 at the first update. */
function seenUnder(round: Round): Round {
  let seen: Round | undefined;
  const looking: Objective = {
    name: "looking",
    loss(shown) {
      seen = shown;
      return objectivesOf(nonSaturating).generator.loss(shown);
    },
  };
  const noisy = withInstanceNoise(looking, { deviation: ({ iteration }) => 4 - iteration });
  noisy.loss(round).dispose();
  return seen!;
}

it("adds normal noise of the deviation to what D sees, of an own draw for real and fake", () =>
  expectBalanced(() => {
    for (const iteration of [1, 3]) {
      using round = openRound(iteration);
      const seen = seenUnder(round);
      const added = tidy(() =>
        (["real", "fake"] as const).map((kind) => sub(seen[kind].x, round[kind].x).dataSync()),
      );
      for (const each of added) {
        const values = [...each];
        const mean = values.reduce((sum, v) => sum + v / values.length, 0);
        const variance = values.reduce((sum, v) => sum + (v - mean) ** 2 / values.length, 0);
        expect(Math.abs(mean)).toBeLessThan(0.1);
        expect(Math.sqrt(variance) / (4 - iteration)).toBeCloseTo(1, 1);
      }
      expect(added[0]![0]).not.toBeCloseTo(added[1]![0]!, 3);
      expect(seen.real.labels!.dataSync()[0]).toBe(4);
      tidy(() => {
        const judged = round.apply("discriminator", seen.fake, "other");
        expect(seen.fakeLogits.dataSync()).toEqual(judged.dataSync());
      });
    }
  }));

it("adds nothing where nobody moves, nor at a deviation of 0", () =>
  expectBalanced(() => {
    for (const iteration of [undefined, 4]) {
      using round = openRound(iteration);
      expect(seenUnder(round)).toBe(round);
    }
  }));
