import "@gan/backend-onnx";
import type { Settings } from "@gan/experiments";
import { setBackend } from "@tensorflow/tfjs-core";
import { beforeAll, expect, it } from "vitest";
import { trainBits } from "./replay/train-bits.ts";

beforeAll(async () => {
  await setBackend("onnx");
});

const games: Readonly<Record<string, readonly [experiment: string, Partial<Settings>]>> = {
  ring: ["ring", {}],
  "figure-1": ["figure-1", { batchSize: 20 }],
  "mnist, simultaneous": ["mnist", { schedule: "simultaneous" }],
  "mnist, alternating": ["mnist", { schedule: "alternating", averageDecay: 0.9 }],
  "cifar10-conv": ["cifar10-conv", { width: 0.02, batchSize: 4 }],
  conditional: ["digits-conditional", {}],
  completion: ["digits-completion", {}],
  "gain": ["mnist-gain", {}],
  inference: ["inference", {}],
  selection: ["selection", {}],
  tfd: ["tfd", {}],
  grid: ["grid", {}],
  "semi-supervised": ["digits-semi-supervised", { labels: 10 }],
  "R1 each third time": ["ring", { penalty: "r1", penaltyEvery: 3 }],
  "dragan": ["ring", { penalty: "dragan" }],
  "gp": ["ring", { penalty: "gradient-penalty", loss: "wasserstein" }],
  "noise": ["ring", { instanceNoise: 0.1 }],
  "augment": ["mnist", { augmentation: "all" }],
  "spectral": ["mnist", { spectralNorm: 1 }],
  "rmsprop": ["ring", { rule: "rmsprop" }],
  "sgd": ["ring", { rule: "sgd", clip: 0.1 }],
};

for (const [name, [experiment, settings]] of Object.entries(games)) {
  it(`has the same bits replayed: ${name}`, async () => {
    const iterations = 40;
    const plain = await trainBits(experiment, settings, { iterations, isReplayed: false });
    const replayed = await trainBits(experiment, settings, { iterations, isReplayed: true });
    console.log(name, replayed.replays, replayed.refusals);
    expect(plain.replays).toBe(0);
    expect(replayed.records).toEqual(plain.records);
    expect(replayed.hash).toBe(plain.hash);
    expect(replayed.replays).toBeGreaterThan(0.5 * iterations);
  });
}
