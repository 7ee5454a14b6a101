import "@gan/backend-onnx";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { Settings } from "@gan/experiments";
import { memory, setBackend } from "@tensorflow/tfjs-core";
import { beforeAll, expect, it } from "vitest";
import { openTraining, trainBits } from "./replay/train-bits.ts";

beforeAll(async () => {
  await setBackend("onnx");
});

setFlagsFromString("--expose-gc");
const collectGarbage: () => void = runInNewContext("gc");

const toy = { batchSize: 10 };

it.each<[name: string, experiment: string, settings: Partial<Settings>]>([
  ["figure 1 and its five updates of D", "figure-1", { batchSize: 20 }],
  ["convolutions", "cifar10-conv", { width: 0.02, batchSize: 4 }],
  ["classes as they are asked for", "digits-conditional", {}],
  ["completions", "digits-completion", {}],
  ["GAIN", "mnist-gain", {}],
  ["few labels", "digits-semi-supervised", { labels: 10 }],
  ["changed copies of what has no label", "digits-semi-supervised", { labels: 10, affine: 1 }],
  [
    "noise in layers that fades",
    "digits-semi-supervised",
    { labels: 10, layerNoiseTo: 0, annealingEpochs: 12, epochs: 15 },
  ],
  ["a grid of modes", "grid", toy],
  ["DRAGAN", "ring", { ...toy, penalty: "dragan" }],
  ["a critic", "ring", { ...toy, loss: "wasserstein", penalty: "gradient-penalty" }],
  ["noise on what D sees", "ring", { ...toy, instanceNoise: 0.1 }],
  ["changed pictures", "mnist", { augmentation: "all" }],
  ["bounded norms", "mnist", { spectralNorm: 1, maxColumnNorm: 1 }],
  ["gradient descent and cut weights", "ring", { ...toy, rule: "sgd", clip: 0.1 }],
])(
  "replays %s with the same bits and records, through a stop",
  { timeout: 120_000 },
  async (_, experiment, settings) => {
    const iterations = 60;
    const plain = await trainBits(experiment, settings, { iterations, isReplayed: false });
    const replayed = await trainBits(experiment, settings, { iterations, isReplayed: true });
    expect(replayed).toMatchObject({ hash: plain.hash, records: plain.records });
    expect(replayed.replays).toBeGreaterThan(45);
    const resumed = await trainBits(experiment, settings, {
      iterations,
      isReplayed: true,
      stopAt: 30,
    });
    expect(resumed.hash).toBe(plain.hash);
  },
);

it("holds as many tensors and bytes after 10,000 replays as after 2,000", {
  timeout: 300_000,
}, async () => {
  const { game, recordsTo } = await openTraining("ring", toy);
  const records = recordsTo(10_000);
  const measureAt = async (iteration: number) => {
    while (game.iteration < iteration) await records.next();
    for (let i = 0; i < 3; i++) {
      collectGarbage();
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    const { numTensors, numBytes } = memory();
    return { numTensors, numBytes, heap: process.memoryUsage().heapUsed };
  };
  const early = await measureAt(2_000);
  const late = await measureAt(10_000);
  expect({ ...late, heap: 0 }).toEqual({ ...early, heap: 0 });
  expect(late.heap / early.heap).toBeLessThan(1.02);
  game.dispose();
});
