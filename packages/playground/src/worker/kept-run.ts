import { type Checkpoint, decodeCheckpoint } from "@gan/core";
import type { ByteStore } from "@gan/spec";
import { type PageNotes, readNotes } from "./page-notes.ts";

/** A run that was kept, or that a file holds. */
export interface SavedRun {
  readonly checkpoint: Checkpoint;
  /** Absent in files of the command line. */
  readonly notes?: PageNotes;
}

/**
 * Keeps the last run of a game: numbers in one of two files in turn, then notes that name it. Wherever the page ends, the run is
 * there that was kept before.
 */
export async function keepRun(
  store: ByteStore,
  game: string,
  bytes: Uint8Array,
  notes: PageNotes,
): Promise<void> {
  const before = (await readNamed(store, game))?.file;
  const [one, other] = [`${game}-1.safetensors`, `${game}-2.safetensors`];
  const file = before === one ? other : one;
  await store.writeAtomically(file, bytes);
  const text = JSON.stringify({ ...notes, file });
  await store.writeAtomically(`${game}.json`, new TextEncoder().encode(text));
  if (before !== undefined) await store.remove(before);
}

/** Reads it; `undefined` where there is none that can be read. */
export async function readKeptRun(store: ByteStore, game: string): Promise<SavedRun | undefined> {
  const named = await readNamed(store, game);
  const bytes = named && (await store.read(named.file));
  if (!bytes) return undefined;
  const checkpoint = decodeCheckpoint(bytes, "the run that was kept");
  // Of older pages, whose numbers always had the same name, the two may be of different iterations.
  return named.notes.iteration === checkpoint.iteration
    ? { checkpoint, notes: named.notes }
    : undefined;
}

async function readNamed(
  store: ByteStore,
  game: string,
): Promise<{ readonly notes: PageNotes; readonly file: string } | undefined> {
  const bytes = await store.read(`${game}.json`);
  const text = bytes && new TextDecoder().decode(bytes);
  const notes = text === undefined ? undefined : readNotes(text);
  if (!notes) return undefined;
  const { file = `${game}.safetensors` } = JSON.parse(text!) as { file?: string };
  return { notes, file };
}
