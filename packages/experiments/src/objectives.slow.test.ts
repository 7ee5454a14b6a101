import { sample } from "@gan/core";
import { type Dataset, readRows } from "@gan/spec";
import { expectBalanced, useCpu } from "@gan/test-utils";
import { expect, it } from "vitest";
import {
  createExperimentGame,
  createExperimentSampler,
  play,
  ring,
  type Settings,
} from "./index.ts";

useCpu();

const loaded = ring.load("train", async () => new Uint8Array());
const COUNT = 200;

/** Mean distance of the points of two sets. */
function distance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < COUNT; i++) {
    for (let j = 0; j < COUNT; j++) {
      sum += Math.hypot(a[2 * i]! - b[2 * j]!, a[2 * i + 1]! - b[2 * j + 1]!);
    }
  }
  return sum / COUNT ** 2;
}

/** 2 E‖x − y‖ − E‖x − x'‖ − E‖y − y'‖, which is 0 where both sets are of one distribution. */
function energy(data: Dataset, samples: Dataset): number {
  const [x, y] = [readRows(data, 0, COUNT), readRows(samples, 0, COUNT)];
  return 2 * distance(x, y) - distance(x, x) - distance(y, y);
}

/** What is chosen, of settings that this small game can bear. */
const choices: readonly Partial<Settings>[] = [
  { loss: "non-saturating" },
  { loss: "wasserstein", penalty: "gradient-penalty", penaltyWeight: 1 },
  { loss: "wasserstein", penalty: "one-sided-gradient-penalty", penaltyWeight: 1 },
  { loss: "wasserstein", clip: 0.2 },
  { loss: "hinge" },
  { loss: "hinge", spectralNorm: 1.5 },
  { loss: "relativistic", penalty: "r1-r2", penaltyWeight: 0.1 },
  { loss: "relativistic-average" },
  { penalty: "r1", penaltyWeight: 0.1, penaltyEvery: 4 },
  { penalty: "r2", penaltyWeight: 0.1 },
  { penalty: "dragan", penaltyWeight: 1 },
  { labelSmoothing: 0.1 },
  { instanceNoise: 0.5, instanceNoiseEpochs: 2 },
];

it.each(choices.map((each) => [JSON.stringify(each), each] as const))(
  "brings samples nearer to the ring under %s",
  (_, changes) =>
    expectBalanced(async () => {
      const train = await loaded;
      const small = { width: 0.35, batchSize: 32, learningRate: 0.01, averageDecay: 0.9 };
      const settings: Settings = { ...ring.settings, ...small, ...changes };
      using game = createExperimentGame(ring, settings, train);
      const sampler = createExperimentSampler(settings, train);
      const before = energy(train, await sample(game, COUNT));
      for await (const _ of play(game, sampler, settings, { iterations: 250 }));
      expect(energy(train, await sample(game, COUNT))).toBeLessThan(before / 2);
    }),
);
