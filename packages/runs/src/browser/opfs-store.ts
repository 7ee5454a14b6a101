import { type ByteStore, UnwritableError } from "@gan/spec";
import { assertFileName } from "../file-name.ts";
import { createQueue } from "../queue.ts";

const READ_ATTEMPTS = 100;

/**
 * A folder of the origin's private file system as a store; it is made when missing.
 *
 * The browser swaps a file's bytes when its writer is closed, so additions are atomic too, and cost as much
 * as writing the whole file. Reads and writes happen one after another, in the order
 * they were asked for.
 *
 * @param path - Folder names joined by `/`, such as `runs/00007-mnist`.
 * @throws {UnwritableError} When the browser has no such file system, or no room. The methods that write
 *   reject with it too.
 */
export async function opfsStore(path: string): Promise<ByteStore> {
  const folder = await openFolder(path).catch((error) => {
    throw unwritable(path, error);
  });
  const enqueue = createQueue();

  const change = async (name: string, work: () => Promise<void>): Promise<void> => {
    assertFileName(name);
    await enqueue(work).catch((error) => {
      throw unwritable(`${path}/${name}`, error);
    });
  };

  return {
    async read(name) {
      assertFileName(name);
      return enqueue(() => readSettled(folder, name));
    },
    writeAtomically: (name, bytes) => change(name, () => replace(folder, name, bytes)),
    append: (name, bytes) =>
      change(name, async () => {
        const size = (await openFile(folder, name))?.size ?? 0;
        await write(folder, name, bytes, size);
      }),
    async list() {
      const names: string[] = [];
      for await (const [name, { kind }] of folder.entries()) {
        if (kind === "file" && !name.startsWith(".")) names.push(name);
      }
      return names.sort();
    },
    remove: (name) =>
      change(name, () => ignoreMissing(folder.removeEntry(name)).then(() => undefined)),
  };
}

async function openFolder(path: string): Promise<FileSystemDirectoryHandle> {
  let folder = await navigator.storage.getDirectory();
  for (const name of path.split("/").filter((part) => part !== "")) {
    folder = await folder.getDirectoryHandle(name, { create: true });
  }
  return folder;
}

/** A file that another tab or worker replaces while it is read cannot be read on; its new bytes can. */
async function readSettled(
  folder: FileSystemDirectoryHandle,
  name: string,
): Promise<Uint8Array | undefined> {
  for (let attempt = 1; ; attempt++) {
    const file = await openFile(folder, name);
    try {
      return file && new Uint8Array(await file.arrayBuffer());
    } catch (error) {
      const isReplaced = error instanceof Error && error.name === "NotReadableError";
      if (!isReplaced || attempt === READ_ATTEMPTS) throw error;
    }
  }
}

async function openFile(
  folder: FileSystemDirectoryHandle,
  name: string,
): Promise<File | undefined> {
  const handle = await ignoreMissing(folder.getFileHandle(name));
  return handle?.getFile();
}

/** Closing a writer swaps the bytes at once, but a new file is there, and empty, before that: it is moved in. */
async function replace(
  folder: FileSystemDirectoryHandle,
  name: string,
  bytes: Uint8Array,
): Promise<void> {
  if (await openFile(folder, name)) {
    await write(folder, name, bytes);
  } else {
    const temporary = await write(folder, `.${name}.tmp`, bytes);
    await (temporary as MovableFileHandle).move(name);
  }
}

/** Every browser that has `createWritable` has this too; TypeScript's library does not know it yet. */
interface MovableFileHandle extends FileSystemFileHandle {
  move(name: string): Promise<void>;
}

/** Writes from a position on, keeping what lies before it; the file changes when the writer closes. */
async function write(
  folder: FileSystemDirectoryHandle,
  name: string,
  bytes: Uint8Array,
  position = 0,
): Promise<FileSystemFileHandle> {
  const handle = await folder.getFileHandle(name, { create: true });
  const writer = await handle.createWritable({ keepExistingData: position > 0 });
  try {
    await writer.write({ type: "write", position, data: bytes as Uint8Array<ArrayBuffer> });
    await writer.close();
  } catch (error) {
    await writer.abort().catch(() => {});
    throw error;
  }
  return handle;
}

async function ignoreMissing<T>(result: Promise<T>): Promise<T | undefined> {
  try {
    return await result;
  } catch (error) {
    if (error instanceof Error && error.name === "NotFoundError") return undefined;
    throw error;
  }
}

function unwritable(path: string, cause: unknown): UnwritableError {
  const { name, message } = cause instanceof Error ? cause : { name: "", message: `${cause}` };
  const isFull = name === "QuotaExceededError";
  const reason = isFull ? "the browser gives this page no more room" : message;
  const fix = "Make room in the browser's settings for this site, or let it keep data.";
  return new UnwritableError(path, reason, { cause, fix });
}
