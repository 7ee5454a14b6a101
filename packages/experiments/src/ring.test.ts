import { viewOf } from "@gan/core";
import { createHealthMonitor } from "@gan/metrics";
import { expectBalanced, useCpu } from "@gan/test-utils";
import { expect, it } from "vitest";
import { createExperimentGame, createExperimentSampler, grid, play, ring } from "./index.ts";

useCpu();

const noFiles = async () => new Uint8Array();

it.each([ring, grid])("plays $name without any file, its modes known", (experiment) =>
  expectBalanced(async () => {
    const settings = { ...experiment.settings, width: 0.1, batchSize: 10 };
    const train = await experiment.load("train", noFiles);
    expect([train.size, train.exampleShape]).toEqual([10_000, [2]]);
    const { modes } = experiment;
    using game = createExperimentGame(experiment, settings, train);
    const monitor = createHealthMonitor({ data: train, modes: modes!, window: 2 });
    const sampler = createExperimentSampler(settings, train);
    const options = { iterations: 2, recordEvery: 1 };
    for await (const record of play(game, sampler, settings, options)) monitor.add(record);
    const look = await monitor.look(viewOf(game));
    expect(look.modes!.total).toBe(experiment.density.modes!.length);
    expect(monitor.diagnose().text).toMatch(/of (8|25) modes/);
  }),
);

it("draws the same examples whatever the run's seed, and others for another split", async () => {
  const read = async (split: "train" | "test") => {
    const out = new Float32Array(2);
    (await ring.load(split, noFiles)).read([0], out);
    return [...out];
  };
  expect(await read("train")).toEqual(await read("train"));
  expect(await read("train")).not.toEqual(await read("test"));
});
