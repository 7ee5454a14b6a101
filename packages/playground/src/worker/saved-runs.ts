import { type Checkpoint, decodeCheckpoint } from "@gan/core";
import { opfsStore } from "@gan/runs/browser";
import { type ByteStore, CheckpointMismatchError } from "@gan/spec";
import type { CurvePoint } from "../protocol.ts";

/** What the page notes beside a checkpoint. */
export interface PageNotes {
  /** The experiment, as in the page's address. */
  readonly link: string;
  readonly iteration: number;
  /** Steps of players that were taken since. */
  readonly phase: number;
  readonly curve: readonly CurvePoint[];
}

/** A run that was kept, or that a file holds. */
export interface SavedRun {
  readonly checkpoint: Checkpoint;
  /** Absent in files of the command line. */
  readonly notes?: PageNotes;
}

/** Runs that outlive the page: the last one of each game, in the origin's private file system. */
export interface SavedRuns {
  write(game: string, checkpoint: Uint8Array, notes: PageNotes): Promise<void>;
  read(game: string): Promise<SavedRun | undefined>;
  /** The link that was played last. */
  lastLink(): Promise<string | undefined>;
}

const LAST = "last-link.txt";

/** Opens the runs; a browser without a private file system keeps none. */
export async function openSavedRuns(): Promise<SavedRuns> {
  const store: ByteStore | undefined = await opfsStore("gan-playground").catch(() => undefined);
  const write = (name: string, text: string) =>
    store?.writeAtomically(name, new TextEncoder().encode(text));
  const read = async (name: string) => {
    const bytes = await store?.read(name);
    return bytes && new TextDecoder().decode(bytes);
  };
  return {
    async write(game, checkpoint, notes) {
      await store?.writeAtomically(`${game}.safetensors`, checkpoint);
      await write(`${game}.json`, JSON.stringify(notes));
      await write(LAST, notes.link);
    },
    async read(game) {
      try {
        const [bytes, text] = [
          await store?.read(`${game}.safetensors`),
          await read(`${game}.json`),
        ];
        if (!bytes || !text) return undefined;
        const checkpoint = decodeCheckpoint(bytes, "the run that was kept");
        const notes = readNotes(text);
        // The page was closed between the two writes when they are not of one iteration.
        return notes.iteration === checkpoint.iteration ? { checkpoint, notes } : undefined;
      } catch {
        // What this browser kept for an older page is not the visitor's concern.
        return undefined;
      }
    },
    lastLink: () => read(LAST),
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
  return { checkpoint, ...(playground && { notes: readNotes(playground) }) };
}

/** Points of older pages have their values beside the iteration. */
function readNotes(text: string): PageNotes {
  const notes = JSON.parse(text) as PageNotes;
  const curve = notes.curve.map(
    ({ iteration, epoch, values, ...beside }): CurvePoint => ({
      ...{ iteration, epoch },
      values: values ?? (beside as Record<string, number>),
    }),
  );
  return { ...notes, curve };
}
