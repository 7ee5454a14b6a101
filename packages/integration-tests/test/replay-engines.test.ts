import { cpu } from "@gan/backends/cpu";
import { wasm } from "@gan/backends/wasm";
import type { Settings } from "@gan/experiments";
import type { StepRecorder } from "@gan/spec";
import { backend, memory } from "@tensorflow/tfjs-core";
import { describe, expect, it } from "vitest";
import { openTraining, trainBits } from "./replay/train-bits.ts";

const ring = { batchSize: 10 };
const mnist = { width: 0.02, batchSize: 5, averageDecay: 0.9 };

const games: readonly [engine: typeof cpu, experiment: string, settings: Partial<Settings>][] = [
  [cpu, "ring", ring],
  [wasm, "ring", { ...ring, penalty: "r1", penaltyEvery: 3 }],
  [wasm, "mnist", { ...mnist, schedule: "simultaneous" }],
  [wasm, "mnist", { ...mnist, schedule: "alternating" }],
  [wasm, "mnist-conditional", { ...mnist, microbatches: 2 }],
];

describe.each(games)("%o, %s, %o", (create, experiment, settings) => {
  it("is replayed with the same bits and records, through a stop, and leaves nothing", async () => {
    await create().activate();
    const { numTensors } = memory();
    const dataIds = backend().numDataIds();
    const options = { iterations: 26, isReplayed: true };
    const plain = await trainBits(experiment, settings, { ...options, isReplayed: false });
    const replayed = await trainBits(experiment, settings, options);
    expect(replayed).toMatchObject({ hash: plain.hash, records: plain.records });
    expect([plain.replays, replayed.replays > 16]).toEqual([0, true]);
    const resumed = await trainBits(experiment, settings, { ...options, stopAt: 13 });
    expect(resumed.hash).toBe(plain.hash);
    expect([memory().numTensors, backend().numDataIds()]).toEqual([numTensors, dataIds]);
  });
});

it("replays what can be stopped between two steps, for which the values before are kept", async () => {
  await wasm().activate();
  const { statistics } = backend() as unknown as StepRecorder;
  const { replays } = statistics();
  const { signal } = new AbortController();
  const { game, trainTo } = await openTraining("ring", ring, { signal });
  using _ = game;
  await trainTo(12);
  expect(statistics().replays - replays).toBeGreaterThan(12);
});
