import {
  augmentations,
  decodeCheckpoint,
  encodeCheckpoint,
  type Game,
  restoreGame,
} from "@gan/core";
import { loadDigits } from "@gan/data";
import { expectBalanced, useCpu } from "@gan/test-utils";
import { describe, expect, it } from "vitest";
import { augmentationOf } from "./augmentation-of.ts";
import {
  createExperimentGame,
  createExperimentSampler,
  digits,
  type Experiment,
  experiments,
  inference,
  play,
  ring,
  type Settings,
} from "./index.ts";

useCpu();

const train = loadDigits({ split: "train", size: 20 });
const small: Settings = { ...digits.settings, width: 0.02, batchSize: 5, noiseSize: 4 };

async function trained(game: Game, settings: Settings, iterations: number) {
  const sampler = createExperimentSampler(settings, train);
  for await (const _ of play(game, sampler, settings, { iterations }));
  return encodeCheckpoint(game);
}

describe.each(["alternating", "simultaneous"] as const)("in %s play", (schedule) => {
  it("frees everything and goes on bit for bit, beside a penalty and noise", () =>
    expectBalanced(async () => {
      const settings: Settings = {
        ...{ ...small, schedule, augmentation: "all", penalty: "r1", instanceNoise: 0.1 },
      };
      using whole = createExperimentGame(digits, settings, train);
      using first = createExperimentGame(digits, settings, train);
      using second = createExperimentGame(digits, settings, train);
      const expected = await trained(whole, settings, 3);
      restoreGame(second, decodeCheckpoint(await trained(first, settings, 2)));
      expect(Buffer.from(await trained(second, settings, 3)).equals(Buffer.from(expected))).toBe(
        true,
      );
    }));

  it("trains both players otherwise under each augmentation", () =>
    expectBalanced(async () => {
      const weights = new Set<string>();
      for (const name of Object.keys(augmentations)) {
        const settings = { ...small, schedule, augmentation: name } as Settings;
        using game = createExperimentGame(digits, settings, train);
        await trained(game, settings, 1);
        for (const { network } of [game.generator, game.discriminator]) {
          weights.add(`${network.parameters.map(({ variable }) => variable.dataSync()[0])}`);
        }
      }
      expect(weights.size).toBe(2 * Object.keys(augmentations).length);
    }));
});

it("shows D pictures of the shape and the range of the data", () =>
  expectBalanced(() => {
    const settings: Settings = { ...small, augmentation: "cutout" };
    expect(augmentationOf(digits, settings, train)!.picture).toEqual({
      ...{ shape: [28, 28, 1], range: [0, 1] },
    });
    expect(augmentationOf(digits, small, train)).toBeUndefined();
  }));

it("refuses examples that are no pictures, and experiments that have no use of changed ones", () => {
  const refusalOf = (experiment: Experiment, exampleShape: readonly number[]) => () =>
    augmentationOf(
      experiment,
      { ...small, augmentation: "cutout" },
      { exampleShape, range: [0, 1] },
    );
  expect(refusalOf(ring, [2])).toThrow(
    /`augmentation` is "cutout", expected `none` where examples are no pictures. Those of `ring` are rows of 2 numbers/,
  );
  const shape = [28, 28, 1];
  for (const name of ["mnist-completion", "mnist-gain"]) {
    const experiment = Object.values<Experiment>(experiments).find((each) => each.name === name)!;
    expect(refusalOf(experiment, shape)).toThrow(/expected `none` for `mnist-.*pixel by pixel/);
  }
  const going = inference.of!({ experiment: digits, settings: digits.settings });
  expect(refusalOf(going, shape)).toThrow(
    /expected `none` for `inference`, where D is not trained/,
  );
});
