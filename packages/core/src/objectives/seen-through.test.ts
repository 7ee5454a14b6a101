import { createRng } from "@gan/spec";
import { expectBalanced, tinyNetwork, useCpu } from "@gan/test-utils";
import { fill, ones, sub, type Tensor1D, tidy, zeros } from "@tensorflow/tfjs-core";
import { describe, expect, it } from "vitest";
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

interface RoundOptions {
  readonly rows: number;
  readonly size: number;
  /** What every number of every example and sample is. @default samples of G beside zeros */
  readonly value?: 1;
  /** Nobody moves without it. */
  readonly iteration?: number | undefined;
}

function openRound({ rows, size, value, iteration }: RoundOptions) {
  const rng = createRng(1);
  const rule = () => sgd({ learningRate: 0.1 });
  const game = createGame({
    generator: { network: tinyNetwork({ inputSize: 2, outputSize: size, rng }), rule: rule() },
    discriminator: { network: tinyNetwork({ inputSize: size, outputSize: 1, rng }), rule: rule() },
    ...{ prior: uniformPrior(2), rng },
  });
  const samples = value && ones([rows, size]);
  const labels = () => fill([rows], 4, "int32") as Tensor1D;
  const round = createRound(game, {
    ...{ movers: ["discriminator", "generator"], at: (name) => createRng(7).stream(name) },
    real: () => ({ x: value ? ones([rows, size]) : zeros([rows, size]), labels }),
    ...(samples && { fake: () => samples as never }),
    ...(iteration && { update: { iteration, epoch: 1, count: iteration } }),
  });
  return Object.assign(round, {
    [Symbol.dispose]: () => {
      round.dispose();
      samples?.dispose();
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

describe("instance noise", () => {
  /** σ is 3 at the first update, and falls. */
  const noisy = (objective: Objective) =>
    withInstanceNoise(objective, { deviation: ({ iteration }) => 4 - iteration });
  const open = (iteration?: number) => openRound({ rows: 2000, size: 3, iteration });

  it("adds normal noise of the deviation to what D sees, of an own draw for real and fake", () =>
    expectBalanced(() => {
      for (const iteration of [1, 3]) {
        using round = open(iteration);
        const seen = seenUnder(round, noisy);
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
        using round = open(iteration);
        expect(seenUnder(round, noisy)).toBe(round);
      }
    }));
});

describe("augmentation", () => {
  const picture = { shape: [4, 6, 1], range: [0, 1] } as const;
  const cutting = (objective: Objective) =>
    withAugmentation(objective, { change: cutout, picture });
  /** White pictures. */
  const open = (iteration?: number) => openRound({ rows: 30, size: 24, value: 1, iteration });

  it("shows D changed pictures, of an own draw for real and fake, the same to both players", () =>
    expectBalanced(() => {
      using round = open(1);
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
      using round = open(1);
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
      using round = open();
      expect(seenUnder(round, cutting)).toBe(round);
    }));
});
