import { encodeCheckpoint } from "@gan/core";
import { createExperimentGame } from "@gan/experiments";
import { useCpu } from "@gan/test-utils";
import { expect, it } from "vitest";
import { playExperiment } from "./play-experiments.ts";
import { readRun } from "./saved-runs.ts";

useCpu();

it("reads a checkpoint, and refuses one whose networks hold no numbers", async () => {
  const experiment = playExperiment("ring", new Float32Array());
  const train = await experiment.load("train", async () => new Uint8Array());
  using game = createExperimentGame(experiment, experiment.settings, train);
  const bytes = Buffer.from(await encodeCheckpoint(game, { experiment: "ring" }));
  expect(readRun(bytes, "a.safetensors").checkpoint.metadata.experiment).toBe("ring");
  bytes.writeFloatLE(Number.NaN, bytes.length - 4);
  expect(() => readRun(bytes, "a.safetensors")).toThrow(
    /its `\S+` holds numbers that are not finite. Its training diverged/,
  );
});
