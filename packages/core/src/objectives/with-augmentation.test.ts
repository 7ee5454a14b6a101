import { createRng } from "@gan/spec";
import { expectBalanced, tinyNetwork, useCpu } from "@gan/test-utils";
import { ones, tidy } from "@tensorflow/tfjs-core";
import { expect, it } from "vitest";
import {
  createGame,
  createRound,
  cutout,
  nonSaturating,
  type Objective,
  objectivesOf,
  type Round,
  sgd,
  uniformPrior,
  withAugmentation,
  withInstanceNoise,
} from "../index.ts";

useCpu();

const ROWS = 30;
const picture = { shape: [4, 6, 1], range: [0, 1] } as const;

/** A round whose examples and samples all are white pictures. */
function openRound(isMoving = true) {
  const rng = createRng(1);
  const rule = () => sgd({ learningRate: 0.1 });
  const game = createGame({
    generator: { network: tinyNetwork({ inputSize: 2, outputSize: 24, rng }), rule: rule() },
    discriminator: { network: tinyNetwork({ inputSize: 24, outputSize: 1, rng }), rule: rule() },
    ...{ prior: uniformPrior(2), rng },
  });
  const samples = ones([ROWS, 24]);
  const round = createRound(game, {
    ...{ movers: ["discriminator", "generator"], at: (name) => createRng(7).stream(name) },
    real: () => ({ x: ones([ROWS, 24]), labels: new Int32Array(ROWS).fill(4) }),
    fake: () => samples as never,
    ...(isMoving && { update: { iteration: 1, epoch: 1, count: 1 } }),
  });
  return Object.assign(round, {
    [Symbol.dispose]: () => {
      round.dispose();
      samples.dispose();
      game.dispose();
    },
  });
}

/** What an objective sees of a round. */
function seenUnder(round: Round, wrap: (objective: Objective) => Objective): Round {
  let seen: Round | undefined;
  const looking: Objective = {
    name: "looking",
    loss(shown) {
      seen = shown;
      return objectivesOf(nonSaturating).generator.loss(shown);
    },
  };
  wrap(looking).loss(round).dispose();
  return seen!;
}

const cutting = (objective: Objective) => withAugmentation(objective, { change: cutout, picture });

it("shows D changed pictures, of an own draw for real and fake, the same to both players", () =>
  expectBalanced(() => {
    using round = openRound();
    const [seen, again] = [seenUnder(round, cutting), seenUnder(round, cutting)];
    for (const kind of ["real", "fake"] as const) {
      expect(again[kind].x).toBe(seen[kind].x);
      tidy(() => {
        const stream = createRng(7).stream(`augmentation/${kind}`);
        const expected = cutout(round[kind].x, picture, stream);
        expect(seen[kind].x.dataSync()).toEqual(expected.dataSync());
        const judged = round.apply("discriminator", { x: expected }, "other");
        expect(seen[`${kind}Logits`].dataSync()).toEqual(judged.dataSync());
      });
    }
    expect(again.fakeLogits).toBe(seen.fakeLogits);
    expect(seen.fake.x.dataSync()).not.toEqual(seen.real.x.dataSync());
    expect(seen.real.labels!.dataSync()[0]).toBe(4);
    expect(round.real.x.dataSync().every((value) => value === 1)).toBe(true);
  }));

it("puts noise on changed pictures where noise is within", () =>
  expectBalanced(() => {
    using round = openRound();
    const plain = seenUnder(round, cutting);
    const noisy = seenUnder(round, (objective) =>
      cutting(withInstanceNoise(objective, { deviation: 1e-3 })),
    );
    const values = plain.real.x.dataSync();
    const off = noisy.real.x.dataSync().map((value, i) => value - values[i]!);
    expect(Math.max(...off.map(Math.abs))).toBeLessThan(0.01);
    expect(Math.min(...off.map(Math.abs))).toBeGreaterThan(0);
  }));

it("changes nothing where nobody moves", () =>
  expectBalanced(() => {
    using round = openRound(false);
    expect(seenUnder(round, cutting)).toBe(round);
  }));
