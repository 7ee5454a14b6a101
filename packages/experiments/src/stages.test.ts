import { decodeCheckpoint, encodeCheckpoint } from "@gan/core";
import { createTfdLike } from "@gan/data";
import { MissingFileError } from "@gan/spec";
import { expectBalanced, useCpu } from "@gan/test-utils";
import { describe, expect, it } from "vitest";
import {
  adoptPretrained,
  createExperimentGame,
  createExperimentSampler,
  images,
  mnist,
  play,
  type Stage,
  stagesOf,
  tfd,
} from "./index.ts";

useCpu();

const file = createTfdLike({ count: 60 });
const train = tfd.load("train", async () => file);
const settings = { ...tfd.settings, width: 0.002, batchSize: 10 };
const [pretraining, training] = stagesOf(tfd, settings) as [Stage, Stage];

async function trained({ experiment, settings: own }: Stage) {
  const game = createExperimentGame(experiment, own, await train);
  const sampler = createExperimentSampler(own, await train);
  for await (const _ of play(game, sampler, own, { iterations: 3 }));
  return game;
}

describe("the second stage of tfd", () => {
  it("starts from the first one's generator, with new layers, a fresh D and fresh rules", () =>
    expectBalanced(async () => {
      using first = await trained(pretraining);
      const checkpoint = decodeCheckpoint(await encodeCheckpoint(first));
      using second = createExperimentGame(training.experiment, training.settings, await train);
      using untouched = createExperimentGame(training.experiment, training.settings, await train);
      adoptPretrained(second, checkpoint);

      const values = (game: typeof first, role: "generator" | "discriminator") =>
        new Map(
          game[role].network.parameters.map(({ name, variable }) => [name, variable.dataSync()]),
        );
      const [before, after] = [values(first, "generator"), values(second, "generator")];
      expect([...after.keys()]).toEqual([
        ...["h0", "h1"].flatMap((name) => [`new/${name}/kernel`, `new/${name}/bias`]),
        ...[...before.keys()].map((name) => `pretrained/${name}`),
      ]);
      for (const [name, learnt] of before) expect(after.get(`pretrained/${name}`)).toEqual(learnt);
      const fresh = values(untouched, "generator");
      expect(after.get("new/h0/kernel")).toEqual(fresh.get("new/h0/kernel"));
      expect(after.get("pretrained/h0/kernel")).not.toEqual(fresh.get("pretrained/h0/kernel"));
      expect(values(second, "discriminator")).toEqual(values(untouched, "discriminator"));
      expect(second.iteration).toBe(0);
      expect(second.generator.rule.state()).toEqual({});
    }));

  it("does not see the minibatches, noise and first D of the first one again", async () => {
    expect(pretraining.settings.seed).not.toBe(training.settings.seed);
    expect(stagesOf(tfd, settings)).toEqual([pretraining, training]);
  });

  it("refuses the generator of another width", async () => {
    using first = await trained(pretraining);
    const checkpoint = decodeCheckpoint(await encodeCheckpoint(first));
    const wide = { ...training.settings, width: 0.003 };
    using second = createExperimentGame(training.experiment, wide, await train);
    expect(() => adoptPretrained(second, checkpoint)).toThrow(
      /no `pretrained\/h0\/kernel` of shape \[100, 24\].*Use the width/,
    );
  });

  it("is the only one where pretraining is left out, as in other experiments", () => {
    const names = (stages: readonly Stage[]) => stages.map(({ name }) => name);
    expect(names(stagesOf(tfd, { ...settings, pretrainingEpochs: 0 }))).toEqual(["training"]);
    expect(names(stagesOf(mnist, mnist.settings))).toEqual(["training"]);
  });
});

it("learns from the unlabeled faces, and is scored on folds that differ", async () => {
  const source = async () => file;
  const folds = [1, 2, 3, 4, 5].map((fold) => tfd.load("test", source, { fold }));
  expect((await train).name).toBe("tfd/unlabeled");
  expect(new Set((await Promise.all(folds)).map(({ name }) => name)).size).toBe(5);
});

it("asks for the folder of pictures that `images` needs", async () => {
  await expect(images.load("train", async () => file)).rejects.toThrow(MissingFileError);
});
