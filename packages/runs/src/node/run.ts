import { rm } from "node:fs/promises";
import { type ByteStore, type Disposable, disposable, MissingFileError } from "@gan/spec";
import { type CheckpointKind, readCheckpoint, writeCheckpoint } from "../checkpoints.ts";
import { readOptions, type StoredOptions, writeOptions } from "../options.ts";
import { appendRecord, readRecords, type StoredRecord, truncateRecords } from "../stats.ts";
import { directoryStore } from "./directory-store.ts";
import { createRunFolder, findRunFolder, type RunFolder } from "./run-folder.ts";
import { takeWriterLock } from "./writer-lock.ts";

/** A run that is looked at; another process may be writing it. */
export interface RunView extends RunFolder {
  /** The folder itself, for pictures and pages; a view may write these. */
  readonly store: ByteStore;
  /** The settings the run was started with. */
  readonly options: StoredOptions;
  /** All records, oldest first. */
  records<R extends StoredRecord = StoredRecord>(): Promise<R[]>;
  /** A checkpoint's bytes, or `undefined` when there is none yet. @default "last" */
  readCheckpoint(kind?: CheckpointKind): Promise<Uint8Array | undefined>;
}

/** A run that this process alone writes, until it is disposed. */
export interface Run extends RunView, Disposable {
  /** Adds a record to the statistics. */
  appendRecord(record: StoredRecord): Promise<void>;
  /** Drops the records after an iteration, which a resumed run will report again. */
  rewindTo(iteration: number): Promise<void>;
  /** Replaces a checkpoint; killed at any moment, the old one or the new one is there, whole. @default "last" */
  writeCheckpoint(bytes: Uint8Array, kind?: CheckpointKind): Promise<void>;
}

/** What a new run is called, and where it goes. */
export interface CreateRunOptions {
  /** The folder of all runs; it is made when missing. */
  readonly parent: string;
  /** What the run is of, such as `mnist`. */
  readonly name: string;
  /** The run's settings, which `options.json` keeps: anything JSON can hold. */
  readonly options: object;
}

/** Where runs are looked for. */
export interface OpenRunOptions {
  /** The folder of all runs, in which numbers and names are looked for. */
  readonly parent: string;
}

/**
 * Begins a run in a new numbered folder. The caller disposes it.
 *
 * @throws {InvalidOptionError} When `name` cannot be a part of a folder's name.
 * @throws {UnwritableError} When the folder cannot be made or written; nothing is left behind.
 */
export async function createRun({ parent, name, options }: CreateRunOptions): Promise<Run> {
  const folder = await createRunFolder(parent, name);
  try {
    const lock = await takeWriterLock(folder.path);
    await writeOptions(directoryStore(folder.path), options);
    return toRun(await toView(folder), lock);
  } catch (error) {
    await rm(folder.path, { recursive: true, force: true }).catch(() => {});
    throw error;
  }
}

/**
 * Opens a run to go on with it. The caller disposes it.
 *
 * A record that a crash cut short is removed, so that the next one starts a line of its own.
 *
 * @param which - `latest`, a number, a folder's name under `parent`, or a path.
 * @throws {MissingFileError} When there is no such run; it lists those there are.
 * @throws {RunBusyError} When another process is writing it. One that was killed does not count.
 * @throws {UnwritableError} When the folder cannot be written.
 * @throws {CorruptFileError} When its settings or its records cannot be read.
 */
export async function openRun(which: string | number, { parent }: OpenRunOptions): Promise<Run> {
  const folder = await findRunFolder(which, parent);
  const lock = await takeWriterLock(folder.path);
  try {
    const run = toRun(await toView(folder), lock);
    await run.rewindTo(Number.POSITIVE_INFINITY);
    return run;
  } catch (error) {
    lock.dispose();
    throw error;
  }
}

/**
 * Looks at a run without claiming it, also while another process trains it.
 *
 * @param which - `latest`, a number, a folder's name under `parent`, or a path.
 * @throws {MissingFileError} When there is no such run; it lists those there are.
 * @throws {CorruptFileError} When its settings cannot be read.
 */
export async function loadRun(
  which: string | number,
  { parent }: OpenRunOptions,
): Promise<RunView> {
  return toView(await findRunFolder(which, parent));
}

async function toView(folder: RunFolder): Promise<RunView> {
  const store = directoryStore(folder.path);
  const options = await readOptions(store);
  if (options === undefined) throw new MissingFileError(folder.path, "It was deleted just now.");
  return {
    ...folder,
    store,
    options,
    records: () => readRecords(store),
    readCheckpoint: (kind) => readCheckpoint(store, kind),
  };
}

function toRun(view: RunView, lock: Disposable): Run {
  const { store } = view;
  return disposable({
    ...view,
    appendRecord: (record: StoredRecord) => appendRecord(store, record),
    rewindTo: (iteration: number) => truncateRecords(store, iteration),
    writeCheckpoint: (bytes: Uint8Array, kind?: CheckpointKind) =>
      writeCheckpoint(store, bytes, kind),
    dispose: () => lock.dispose(),
  });
}
