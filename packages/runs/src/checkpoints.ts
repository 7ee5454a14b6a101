import type { ByteStore } from "@gan/spec";

/** The checkpoint training goes on from, or the one that scored best. */
export type CheckpointKind = "last" | "best";

const files = { last: "checkpoint.safetensors", best: "checkpoint-best.safetensors" } as const;

/** Replaces a checkpoint. Killed at any moment, the store holds the old one or the new one, whole. */
export async function writeCheckpoint(
  store: ByteStore,
  bytes: Uint8Array,
  kind: CheckpointKind = "last",
): Promise<void> {
  await store.writeAtomically(files[kind], bytes);
}

/** Reads a checkpoint, or gives `undefined` when the run has not made one yet. */
export async function readCheckpoint(
  store: ByteStore,
  kind: CheckpointKind = "last",
): Promise<Uint8Array | undefined> {
  return store.read(files[kind]);
}
