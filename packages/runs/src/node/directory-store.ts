import { open, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { type ByteStore, CorruptFileError } from "@gan/spec";
import { assertFileName } from "../file-name.ts";
import { createQueue } from "../queue.ts";
import { makeFolder } from "./make-folder.ts";
import { removeLeftovers, replaceFile } from "./replace-file.ts";
import { codeOf, unwritable } from "./unwritable.ts";

/**
 * A directory as a store; it is made at the first write. Hidden files in it are not the store's.
 *
 * Writes happen one after another in the order they were asked for. `writeAtomically` returns when the
 * bytes are on the disk, and everything appended before is there by then too; an addition alone outlives
 * the process, but perhaps not a power failure.
 *
 * Its methods reject with an `UnwritableError` when a write fails, and with a `CorruptFileError` when a
 * file is there but cannot be read.
 *
 * @param path - The directory, absolute or relative to the working directory.
 */
export function directoryStore(path: string): ByteStore {
  const enqueue = createQueue();
  const unflushed = new Set<string>();
  let isReady = false;

  /** Queues a change of a file; what fails in it becomes a sentence about that file. */
  const change = async (name: string, work: (file: string) => Promise<void>): Promise<void> => {
    assertFileName(name);
    const file = join(path, name);
    await enqueue(() => work(file)).catch((error) => {
      throw unwritable(file, error);
    });
  };
  const prepare = async () => {
    if (isReady) return;
    await makeFolder(path);
    await removeLeftovers(path);
    isReady = true;
  };

  return {
    async read(name) {
      assertFileName(name);
      return readIfThere(join(path, name));
    },
    writeAtomically: (name, bytes) =>
      change(name, async (file) => {
        await prepare();
        unflushed.delete(file);
        for (const other of unflushed) await flush(other);
        unflushed.clear();
        await replaceFile(path, name, bytes);
      }),
    append: (name, bytes) =>
      change(name, async (file) => {
        await prepare();
        unflushed.add(file);
        await append(file, bytes);
      }),
    async list() {
      const entries = await readdir(path, { withFileTypes: true }).catch((error) => {
        if (codeOf(error) === "ENOENT") return [];
        throw unreadable(path, error);
      });
      return entries
        .filter((entry) => !entry.isDirectory() && !entry.name.startsWith("."))
        .map(({ name }) => name)
        .sort();
    },
    remove: (name) =>
      change(name, async (file) => {
        unflushed.delete(file);
        await rm(file, { force: true });
      }),
  };
}

async function readIfThere(file: string): Promise<Uint8Array | undefined> {
  try {
    const { buffer, byteOffset, length } = await readFile(file);
    return new Uint8Array(buffer, byteOffset, length);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw unreadable(file, error);
  }
}

/** Adds all bytes or none: a line that a full disk cut short would run into the next one. */
async function append(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, "a");
  try {
    const { size } = await handle.stat();
    await handle.writeFile(bytes).catch(async (error) => {
      await handle.truncate(size).catch(() => {});
      throw error;
    });
  } finally {
    await handle.close();
  }
}

async function flush(file: string): Promise<void> {
  const handle = await open(file, "r+");
  await handle.sync().finally(() => handle.close());
}

function unreadable(path: string, error: unknown): CorruptFileError {
  return new CorruptFileError(path, `cannot be read (${codeOf(error)})`, "Check what is there.");
}
