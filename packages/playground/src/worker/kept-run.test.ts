import { encodeCheckpoint } from "@gan/core";
import { createExperimentGame } from "@gan/experiments";
import type { ByteStore } from "@gan/spec";
import { useCpu } from "@gan/test-utils";
import { expect, it } from "vitest";
import { keepRun, readKeptRun } from "./kept-run.ts";
import { playExperiment } from "./play-experiments.ts";

useCpu();

/** A store in memory that ends for good after so many changes, as a tab does whose process is killed. */
function mortalStore(files: Map<string, Uint8Array>, changes: number): ByteStore {
  let left = changes;
  const change = async (work: () => void) => {
    if (left-- <= 0) throw new Error("The page is gone.");
    work();
  };
  return {
    read: async (name) => files.get(name),
    writeAtomically: (name, bytes) => change(() => files.set(name, bytes)),
    append: () => Promise.reject(new Error("not needed")),
    list: async () => [...files.keys()],
    remove: (name) => change(() => files.delete(name)),
  };
}

async function runs() {
  const experiment = playExperiment("ring", new Float32Array());
  const train = await experiment.load("train", async () => new Uint8Array());
  const of = async (iteration: number) => {
    using game = createExperimentGame(experiment, experiment.settings, train);
    game.iteration = iteration;
    const notes = { link: "game=ring", iteration, phase: 0, curve: [] };
    return { bytes: await encodeCheckpoint(game), notes };
  };
  return { old: await of(10), new: await of(20), newest: await of(30) };
}

it("has a whole run wherever the page ends, and the new one once it is kept", async () => {
  const { old, new: next, newest } = await runs();
  const files = new Map<string, Uint8Array>();
  await keepRun(mortalStore(files, 9), "ring", old.bytes, old.notes);
  for (let changes = 0; ; changes++) {
    const left = new Map(files);
    const isKept = await keepRun(mortalStore(left, changes), "ring", next.bytes, next.notes).then(
      () => true,
      () => false,
    );
    const found = await readKeptRun(mortalStore(left, 0), "ring");
    expect([10, 20]).toContain(found?.checkpoint.iteration);
    expect(found!.notes!.iteration).toBe(found!.checkpoint.iteration);
    // And the next page keeps on from there.
    const store = mortalStore(left, 9);
    await keepRun(store, "ring", newest.bytes, newest.notes);
    expect((await readKeptRun(store, "ring"))!.checkpoint.iteration).toBe(30);
    if (!isKept) continue;
    expect(found!.checkpoint.iteration).toBe(20);
    expect(changes).toBeGreaterThan(1);
    break;
  }
});

it("reads what an older page kept, unless its two files are not of one iteration", async () => {
  const { old, new: next } = await runs();
  const notes = new TextEncoder().encode(JSON.stringify(old.notes));
  const files = new Map([
    ["ring.json", notes],
    ["ring.safetensors", old.bytes],
  ]);
  const store = mortalStore(files, 9);
  expect((await readKeptRun(store, "ring"))!.checkpoint.iteration).toBe(10);
  files.set("ring.safetensors", next.bytes);
  expect(await readKeptRun(store, "ring")).toBeUndefined();
  await keepRun(store, "ring", next.bytes, next.notes);
  expect(await store.list()).not.toContain("ring.safetensors");
});
