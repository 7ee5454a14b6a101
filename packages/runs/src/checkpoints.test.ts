import { expect, it } from "vitest";
import { readCheckpoint, writeCheckpoint } from "./checkpoints.ts";
import { memoryStore } from "./memory-store.ts";

it("keeps the last checkpoint and the best one apart", async () => {
  const store = memoryStore();
  expect(await readCheckpoint(store)).toBeUndefined();
  await writeCheckpoint(store, Uint8Array.of(1));
  await writeCheckpoint(store, Uint8Array.of(2), "best");
  await writeCheckpoint(store, Uint8Array.of(3));
  expect(await readCheckpoint(store)).toEqual(Uint8Array.of(3));
  expect(await readCheckpoint(store, "best")).toEqual(Uint8Array.of(2));
  expect(await store.list()).toEqual(["checkpoint-best.safetensors", "checkpoint.safetensors"]);
});
