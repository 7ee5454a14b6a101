import { decodeCheckpoint } from "@gan/core";
import type { ByteStore } from "@gan/spec";
import { z } from "zod";
import type { KeyedWords } from "../../languages/said.ts";
import { SHELF_ROOM } from "../../shelf/shelved-run.ts";
import type { SavedRun } from "../kept-run.ts";
import { type PageNotes, readNotes } from "../page-notes.ts";

/** What is noted of a run on the shelf. */
export interface ShelfNotes {
  readonly name: string;
  /** Its place from 0 on; the first that is free where it is put, unless the one that is asked for is. */
  readonly place?: number;
  /** When it was put there, in milliseconds of the clock: the shelf is in this order. */
  readonly at: number;
  readonly modes?: { readonly found: number; readonly total: number };
  readonly notes: PageNotes;
}

/** Notes of a run that is there. */
export interface PlacedNotes extends ShelfNotes {
  readonly id: string;
  readonly place: number;
}

/** Runs that stay until they are removed, each under a name of its own. What cannot be done is said, and changes nothing. */
export interface Shelf {
  list(): Promise<readonly PlacedNotes[]>;
  put(bytes: Uint8Array, notes: ShelfNotes): Promise<KeyedWords | undefined>;
  rename(id: string, before: string, name: string): Promise<KeyedWords | undefined>;
  remove(id: string): Promise<KeyedWords | undefined>;
  /** Puts back what was removed here. */
  restore(id: string): Promise<KeyedWords | undefined>;
  read(id: string): Promise<SavedRun | undefined>;
}

const gone: KeyedWords = { key: "shelf.gone" };
const full: KeyedWords = { key: "shelf.full" };
const own = z.object({
  name: z.string(),
  place: z.int().min(0),
  at: z.number(),
  modes: z.object({ found: z.int().min(0), total: z.int().min(0) }).optional(),
});

/**
 * Opens a shelf: a run is its numbers, and then its notes, without which it is not there.
 *
 * @param alone - Lets one tab at a time change the shelf.
 */
export function createShelf(
  store: ByteStore,
  alone: <Done>(work: () => Promise<Done>) => Promise<Done>,
): Shelf {
  const removed = new Map<string, { bytes: Uint8Array; notes: ShelfNotes }>();
  const numbersOf = (id: string) => `${id}.safetensors`;
  const notesOf = (id: string) => `${id}.json`;

  async function notesAt(id: string): Promise<PlacedNotes | undefined> {
    const bytes = await store.read(notesOf(id));
    const text = bytes && new TextDecoder().decode(bytes);
    const notes = text === undefined ? undefined : readNotes(text);
    if (!notes) return undefined;
    const { data } = own.safeParse(JSON.parse(text!));
    if (!data) return undefined;
    const { modes, ...said } = data;
    return { id, ...said, notes, ...(modes && { modes }) };
  }

  async function list() {
    const names = await store.list();
    const ids = names.flatMap((name) => /^(.+)\.json$/.exec(name)?.[1] ?? []);
    const found = await Promise.all(ids.map(notesAt));
    return found.filter((notes) => notes !== undefined).sort((a, b) => a.at - b.at);
  }

  const write = ({ id, notes, ...said }: PlacedNotes) =>
    store.writeAtomically(
      notesOf(id),
      new TextEncoder().encode(JSON.stringify({ ...notes, ...said })),
    );

  async function add(
    id: string,
    bytes: Uint8Array,
    notes: ShelfNotes,
  ): Promise<KeyedWords | undefined> {
    const there = await list();
    if (there.length >= SHELF_ROOM) return full;
    // What a page that was closed meanwhile has left of a run.
    for (const name of await store.list()) {
      const known = there.some(({ id }) => [numbersOf(id), notesOf(id)].includes(name));
      if (name.endsWith(".safetensors") && !known) await store.remove(name);
    }
    const name = unlike(notes.name, there);
    const free = [notes.place ?? 0, ...Array(SHELF_ROOM).keys()];
    const place = free.find((wanted) => !there.some((other) => other.place === wanted))!;
    try {
      await store.writeAtomically(numbersOf(id), bytes);
      await write({ ...notes, id, name, place });
    } catch (error) {
      await store.remove(numbersOf(id)).catch(() => undefined);
      throw error;
    }
    return undefined;
  }

  return {
    list,
    put: (bytes, notes) => alone(() => add(crypto.randomUUID(), bytes, notes)),
    rename: (id, before, wanted) =>
      alone(async () => {
        const notes = await notesAt(id);
        if (!notes) return gone;
        if (notes.name !== before)
          return { key: "shelf.renamed", values: { name: notes.name } } as const;
        const others = (await list()).filter((other) => other.id !== id);
        await write({ ...notes, name: unlike(wanted, others) });
        return undefined;
      }),
    remove: (id) =>
      alone(async () => {
        const notes = await notesAt(id);
        const bytes = await store.read(numbersOf(id));
        if (!notes || !bytes) return gone;
        removed.set(id, { bytes, notes });
        await store.remove(notesOf(id));
        await store.remove(numbersOf(id));
        return undefined;
      }),
    restore: (id) =>
      alone(async () => {
        const run = removed.get(id);
        if (!run) return gone;
        const refused = await add(id, run.bytes, run.notes);
        if (!refused) removed.delete(id);
        return refused;
      }),
    async read(id) {
      const notes = await notesAt(id);
      const bytes = notes && (await store.read(numbersOf(id)));
      return bytes && { checkpoint: decodeCheckpoint(bytes, notes.name), notes: notes.notes };
    },
  };
}

/** A name that no other run has: a legend goes by it. */
function unlike(name: string, others: readonly { readonly name: string }[]): string {
  const isTaken = (wanted: string) => others.some((other) => other.name === wanted);
  for (let number = 1; ; number++) {
    const wanted = number === 1 ? name : `${name} (${number})`;
    if (!isTaken(wanted)) return wanted;
  }
}
