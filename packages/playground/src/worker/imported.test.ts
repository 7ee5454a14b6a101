import type { Checkpoint } from "@gan/core";
import { ring } from "@gan/experiments";
import { expect, it } from "vitest";
import { settingsOfCheckpoint } from "./imported.ts";
import { playExperiment } from "./play-experiments.ts";

const experiment = playExperiment("ring", new Float32Array());
const train = await experiment.load("train", async () => new Uint8Array());
const checkpoint = (
  metadata: Record<string, string>,
  names: readonly string[] = [],
): Checkpoint => ({
  ...{ iteration: 1, metadata },
  tensors: Object.fromEntries(
    names.map((name) => [name, { shape: [4, 32], values: new Float32Array(128) }]),
  ),
});

it("takes the settings that a checkpoint carries", () => {
  const settings = { ...ring.settings, seed: 5, rule: "rmsprop", generatorSteps: 3 };
  const carried = checkpoint({ seed: "7", settings: JSON.stringify({ ...settings, later: 1 }) });
  expect(settingsOfCheckpoint(carried, experiment, train)).toEqual(settings);
});

it.each<Record<string, string>>([
  { seed: "7" },
  { seed: "7", settings: "{" },
  { seed: "7", settings: '{"rule":"not yet known"}' },
])("guesses those of a file without any that it can read: %j", (metadata) => {
  const names = ["generator/h0/kernel", "generator/rule/velocity/h0/kernel"];
  expect(settingsOfCheckpoint(checkpoint(metadata, names), experiment, train)).toEqual({
    ...{ seed: 7, rule: "momentum", noiseSize: 4, width: 0.5, averageDecay: 0 },
  });
});
