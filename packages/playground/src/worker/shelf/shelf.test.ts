import { encodeCheckpoint } from "@gan/core";
import { createExperimentGame } from "@gan/experiments";
import { memoryStore } from "@gan/runs";
import { useCpu } from "@gan/test-utils";
import { expect, it } from "vitest";
import { playExperiment } from "../play-experiments.ts";
import { createShelf, type ShelfNotes } from "./shelf.ts";

useCpu();

/** One change at a time, as a lock between tabs has it. */
function oneAtATime() {
  let queue: Promise<unknown> = Promise.resolve();
  return <Done>(work: () => Promise<Done>): Promise<Done> => {
    const done = queue.then(work);
    queue = done.catch(() => undefined);
    return done;
  };
}

const notesOf = (name: string, at = 1): ShelfNotes => ({
  ...{ name, at, modes: { found: 3, total: 8 } },
  notes: { link: "game=ring&seed=2", iteration: at, phase: 0, curve: [] },
});
const someBytes = new Uint8Array(3);

it("has what was put there, in order, each under a name of its own", async () => {
  const shelf = createShelf(memoryStore(), oneAtATime());
  expect(await shelf.put(someBytes, notesOf("Ring", 2))).toBeUndefined();
  await shelf.put(someBytes, notesOf("Ring", 3));
  await shelf.put(someBytes, notesOf("first", 1));
  const there = await shelf.list();
  expect(there.map(({ name }) => name)).toEqual(["first", "Ring", "Ring (2)"]);
  const { id, ...notes } = there[1]!;
  expect(notes).toEqual({ ...notesOf("Ring", 2), place: 0 });
  expect(await shelf.rename(id, "Ring", "first")).toBeUndefined();
  expect((await shelf.list())[1]!.name).toBe("first (2)");
});

it("gives back a run as it was put there", async () => {
  const experiment = playExperiment("ring", new Float32Array());
  const train = await experiment.load("train", async () => new Uint8Array());
  using game = createExperimentGame(experiment, experiment.settings, train);
  game.iteration = 7;
  const bytes = await encodeCheckpoint(game);
  const shelf = createShelf(memoryStore(), oneAtATime());
  await shelf.put(bytes, notesOf("Ring", 7));
  const run = await shelf.read((await shelf.list())[0]!.id);
  expect(run!.notes).toEqual(notesOf("Ring", 7).notes);
  expect(run!.checkpoint.iteration).toBe(7);
});

it("takes eight, from two tabs at once too, and refuses the ninth", async () => {
  const store = memoryStore();
  const alone = oneAtATime();
  const [one, other] = [createShelf(store, alone), createShelf(store, alone)];
  for (let i = 0; i < 7; i++) await one.put(someBytes, notesOf(`${i}`, i));
  const answers = await Promise.all([one, other].map((tab) => tab.put(someBytes, notesOf("Ring"))));
  expect(answers).toEqual([undefined, { key: "shelf.full" }]);
  expect(await other.list()).toHaveLength(8);
  expect(await store.list()).toHaveLength(16);
});

it("says what another tab has done to a run, and changes nothing", async () => {
  const store = memoryStore();
  const alone = oneAtATime();
  const [one, other] = [createShelf(store, alone), createShelf(store, alone)];
  await one.put(someBytes, notesOf("Ring"));
  const { id } = (await one.list())[0]!;
  await other.rename(id, "Ring", "theirs");
  expect(await one.rename(id, "Ring", "ours")).toEqual({
    ...{ key: "shelf.renamed", values: { name: "theirs" } },
  });
  expect((await one.list())[0]!.name).toBe("theirs");
  await other.remove(id);
  expect(await one.rename(id, "theirs", "ours")).toEqual({ key: "shelf.gone" });
  expect(await one.remove(id)).toEqual({ key: "shelf.gone" });
  expect(await one.read(id)).toBeUndefined();
  expect(await store.list()).toEqual([]);
});

it("puts back what was removed, where there is room", async () => {
  const shelf = createShelf(memoryStore(), oneAtATime());
  for (let i = 0; i < 8; i++) await shelf.put(someBytes, notesOf(`${i}`, i));
  const before = await shelf.list();
  const { id } = before[2]!;
  await shelf.remove(id);
  expect((await shelf.list()).map(({ place }) => place)).toEqual([0, 1, 3, 4, 5, 6, 7]);
  await shelf.put(someBytes, notesOf("another", 9));
  expect((await shelf.list())[7]!.place).toBe(2);
  expect(await shelf.restore(id)).toEqual({ key: "shelf.full" });
  await shelf.remove((await shelf.list())[7]!.id);
  expect(await shelf.restore(id)).toBeUndefined();
  expect(await shelf.list()).toEqual(before);
});

it.each([".safetensors", ".json"])("leaves nothing of a run whose %s has no room", async (end) => {
  const store = memoryStore();
  let isFull = true;
  const cramped = {
    ...store,
    async writeAtomically(name: string, bytes: Uint8Array) {
      if (isFull && name.endsWith(end)) throw new Error("no more room");
      await store.writeAtomically(name, bytes);
    },
  };
  const shelf = createShelf(cramped, oneAtATime());
  await expect(shelf.put(someBytes, notesOf("Ring"))).rejects.toThrow("no more room");
  expect(await store.list()).toEqual([]);
  isFull = false;
  await shelf.put(someBytes, notesOf("Ring"));
  expect(await shelf.list()).toHaveLength(1);
});

it("passes over what is no run, and clears away what a closed page has left of one", async () => {
  const store = memoryStore();
  await store.writeAtomically("other.json", new TextEncoder().encode("{}"));
  await store.writeAtomically("lost.safetensors", someBytes);
  const shelf = createShelf(store, oneAtATime());
  expect(await shelf.list()).toEqual([]);
  await shelf.put(someBytes, notesOf("Ring"));
  expect(await store.list()).not.toContain("lost.safetensors");
});
