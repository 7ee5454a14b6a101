import { decodeCheckpoint } from "@gan/core";
import { opfsStore } from "@gan/runs/browser";
import { type ByteStore, CheckpointMismatchError } from "@gan/spec";
import type { MessageKey } from "../languages/messages.ts";
import type { Said } from "../languages/said.ts";
import { claim } from "./claim.ts";
import { keepRun, readKeptRun, type SavedRun } from "./kept-run.ts";
import { type PageNotes, readNotes } from "./page-notes.ts";

/** Runs that outlive the page: the last one of each game, in the origin's private file system. */
export interface SavedRuns {
  /** Keeps a run. Where that fails, or another tab keeps its own of this game, it is said once and training goes on. */
  write(game: string, checkpoint: () => Promise<Uint8Array>, notes: PageNotes): Promise<void>;
  read(game: string): Promise<SavedRun | undefined>;
  /** The link that was played last. */
  lastLink(): Promise<string | undefined>;
}

const LAST = "last-link.txt";

/** Nothing is kept, and nothing is there. */
export const noSavedRuns: SavedRuns = {
  write: async () => undefined,
  read: async () => undefined,
  lastLink: async () => undefined,
};

/**
 * Opens the runs; a browser without a private file system keeps none.
 *
 * @param tell - Takes sentences for the visitor.
 */
export async function openSavedRuns(tell: (words: readonly Said[]) => void): Promise<SavedRuns> {
  const store: ByteStore | undefined = await opfsStore("gan-playground").catch(() => undefined);
  if (!store) return noSavedRuns;
  const said = new Set<MessageKey>();
  const tellOnce = (key: MessageKey, ...why: readonly string[]) => {
    if (!said.has(key)) tell([{ key }, ...why]);
    said.add(key);
  };
  let ours: { readonly game: string; readonly claim: ReturnType<typeof claim> } | undefined;
  const isOurs = (game: string) => {
    if (ours?.game !== game) {
      ours?.claim.release();
      ours = { game, claim: claim(`gan-playground/${game}`) };
    }
    return ours.claim.isOurs;
  };
  const put = (name: string, text: string) =>
    store.writeAtomically(name, new TextEncoder().encode(text));
  const textOf = async (name: string) => {
    const bytes = await store.read(name);
    return bytes && new TextDecoder().decode(bytes);
  };
  return {
    async write(game, checkpoint, notes) {
      try {
        if (!(await isOurs(game))) {
          tellOnce("notice.otherTab");
          return;
        }
        await keepRun(store, game, await checkpoint(), notes);
        await put(LAST, notes.link);
      } catch (error) {
        const why = error instanceof Error ? error.message : `${error}`;
        tellOnce("notice.notKept", why);
      }
    },
    async read(game) {
      try {
        return await readKeptRun(store, game);
      } catch {
        // What this browser kept for an older page is not the visitor's concern.
        return undefined;
      }
    },
    lastLink: () => textOf(LAST).catch(() => undefined),
  };
}

/**
 * Reads a checkpoint of the page or of the command line.
 *
 * @throws {CorruptFileError} When it is no safetensors file.
 * @throws {CheckpointMismatchError} When it is not of a game, or of one that diverged.
 */
export function readRun(bytes: Uint8Array, file: string): SavedRun {
  const checkpoint = decodeCheckpoint(bytes, file);
  for (const [name, { values }] of Object.entries(checkpoint.tensors)) {
    if (values.every(Number.isFinite)) continue;
    throw new CheckpointMismatchError(
      `its \`${name}\` holds numbers that are not finite`,
      "Its training diverged; choose one from before.",
    );
  }
  const { playground } = checkpoint.metadata;
  const notes = playground === undefined ? undefined : readNotes(playground);
  return { checkpoint, ...(notes && { notes }) };
}
