import {
  decodeCheckpoint,
  encodeCheckpoint,
  type Game,
  losses,
  objectivesOf,
  penalties,
  restoreGame,
} from "@gan/core";
import { expectBalanced, useCpu } from "@gan/test-utils";
import { describe, expect, it } from "vitest";
import { besideLoss } from "./beside-loss.ts";
import {
  createExperimentGame,
  createExperimentSampler,
  play,
  ring,
  type Settings,
  settingsSchema,
  stepsOf,
} from "./index.ts";

useCpu();

const loaded = ring.load("train", async () => new Uint8Array());
const small = { ...ring.settings, width: 0.1, batchSize: 10 };

/** A choice of each kind, and what records then have beside the losses. */
const probabilities = ["realProbability", "fakeProbability"];
const choices: readonly (readonly [Partial<Settings>, readonly string[]])[] = [
  ...Object.entries(losses).map(
    ([loss, { isScore }]) =>
      [{ loss: loss as keyof typeof losses }, isScore ? [] : probabilities] as const,
  ),
  ...Object.entries(penalties).map(
    ([penalty, choice]) =>
      [
        { penalty: penalty as keyof typeof penalties },
        "create" in choice ? [...probabilities, "penalty"] : probabilities,
      ] as const,
  ),
  [{ penalty: "r1", penaltyEvery: 2 }, probabilities],
  [{ clip: 0.01 }, probabilities],
  [{ spectralNorm: 1 }, probabilities],
  [{ labelSmoothing: 0.1 }, probabilities],
  [{ instanceNoise: 0.5, penalty: "r1" }, [...probabilities, "penalty"]],
];

describe.each(["alternating", "simultaneous"] as const)("in %s play", (schedule) => {
  it.each(choices.map(([each, names]) => [JSON.stringify(each), each, names] as const))(
    "plays and frees everything under %s",
    (_, changes, names) =>
      expectBalanced(async () => {
        const settings: Settings = { ...small, schedule, ...changes };
        using game = createExperimentGame(ring, settings, await loaded);
        const sampler = createExperimentSampler(settings, await loaded);
        for await (const { values } of play(game, sampler, settings, { iterations: 2 })) {
          expect(Object.keys(values).sort()).toEqual(
            ["discriminatorLoss", "generatorLoss", ...names].sort(),
          );
        }
        const weights = game.discriminator.network.parameters.flatMap(({ variable }) => [
          ...variable.dataSync(),
        ]);
        const { clip = 0 } = changes;
        if (clip > 0) expect(Math.max(...weights.map(Math.abs))).toBeCloseTo(clip, 6);
      }),
  );
});

it("goes on bit for bit with what is kept of it: noise, turns of the penalty, directions", async () => {
  const settings: Settings = {
    ...{ ...small, penalty: "r1", penaltyEvery: 2, spectralNorm: 0.5, instanceNoise: 0.3 },
    ...{ loss: "relativistic", discriminatorSteps: 1 },
  };
  const trained = async (game: Game, iterations: number) => {
    const sampler = createExperimentSampler(settings, await loaded);
    for await (const _ of play(game, sampler, settings, { iterations }));
    return encodeCheckpoint(game);
  };
  using whole = createExperimentGame(ring, settings, await loaded);
  using first = createExperimentGame(ring, settings, await loaded);
  using second = createExperimentGame(ring, settings, await loaded);
  const expected = await trained(whole, 5);
  const half = decodeCheckpoint(await trained(first, 2));
  expect(Object.keys(half.tensors).filter((name) => /direction/.test(name))).not.toEqual([]);
  restoreGame(second, half);
  expect(second.iteration).toBe(2);
  expect(Buffer.from(await trained(second, 5)).equals(Buffer.from(expected))).toBe(true);
});

it("adds nothing to a game whose settings ask for nothing, as those of old runs", () => {
  const own = objectivesOf(losses.hinge);
  expect(besideLoss(ring.settings, own)).toBe(own);
  const { penalty, penaltyWeight, penaltyEvery, clip, spectralNorm, ...others } = ring.settings;
  const { labelSmoothing, instanceNoise, instanceNoiseEpochs, augmentation, ...old } = others;
  expect(settingsSchema.parse(old)).toEqual(ring.settings);
});

it("refuses what has no effect beside the rest", () => {
  const refusalOf = (changes: Partial<Settings>) => {
    const game = { players: {} };
    return () => stepsOf(game, { ...ring.settings, ...changes });
  };
  expect(refusalOf({ penaltyWeight: 5 })).toThrow(
    /`penaltyWeight` is 5, expected 10 where there is no penalty. Choose one with `--penalty`: r1, /,
  );
  expect(refusalOf({ penaltyEvery: 4 })).toThrow(/`penaltyEvery` is 4, expected 1 where/);
  expect(refusalOf({ loss: "hinge", labelSmoothing: 0.1 })).toThrow(
    /`labelSmoothing` is 0.1, expected 0 with the loss `hinge`/,
  );
});
