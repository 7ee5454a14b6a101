import { useBackend } from "@gan/backends";
import { onnx } from "@gan/backends/onnx";
import { wasm } from "@gan/backends/wasm";
import { judge, sample } from "@gan/core";
import { createDataSource } from "@gan/data/node";
import {
  cifar10,
  cifar10Conv,
  createExperimentGame,
  createExperimentSampler,
  play,
} from "@gan/experiments";
import { errorShares } from "@gan/metrics";
import { firstExamples, MissingFileError } from "@gan/spec";
import { memory } from "@tensorflow/tfjs-core";
import { beforeAll, expect, it } from "vitest";

const root = process.env.GAN_DATA_DIR ?? `${import.meta.dirname}/../../../../shared/data`;
const source = createDataSource({ set: "cifar10", root, offline: true });
/** Pictures of the test file, and as many fresh samples, that D has to tell apart. */
const COUNT = 200;

beforeAll(async () => void (await useBackend([onnx(), wasm()])));

it.for([cifar10, cifar10Conv])(
  "$name trains on real pictures at width .05, and D tells unseen ones from samples",
  { timeout: 1_800_000 },
  async (experiment, { skip }) => {
    const test = await experiment.load("test", source).catch((error) => {
      if (error instanceof MissingFileError) return undefined;
      throw error;
    });
    if (test === undefined) return skip("no CIFAR-10 in GAN_DATA_DIR");
    const train = await experiment.load("train", source, { batches: [1] });
    const settings = { ...experiment.settings, width: 0.05 };
    using game = createExperimentGame(experiment, settings, train);
    const sampler = createExperimentSampler(settings, train);
    const rightShares: number[] = [];
    const levels = new Set<number>();
    const records = play(game, sampler, settings, { iterations: 60, recordEvery: 20 });
    for await (const record of records) {
      expect(Object.values(record.values).every(Number.isFinite)).toBe(true);
      levels.add(memory().numTensors);
      const samples = await sample(game, COUNT, { stream: `samples/${record.iteration}` });
      const unseen = firstExamples(test, COUNT);
      const { falseNegatives, falsePositives } = await errorShares(judge(game), unseen, samples);
      rightShares.push(1 - (falseNegatives + falsePositives) / 2);
    }
    expect(game.iteration).toBe(60);
    expect(levels.size, "no tensor is left behind from record to record").toBe(1);
    expect(Math.max(...rightShares), rightShares.join(", ")).toBeGreaterThanOrEqual(0.9);
  },
);
