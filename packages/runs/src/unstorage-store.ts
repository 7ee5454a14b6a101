import {
  type ByteStore,
  CorruptFileError,
  GanError,
  InvalidOptionError,
  UnwritableError,
} from "@gan/spec";
import { assertFileName } from "./file-name.ts";
import { createQueue } from "./queue.ts";

/** What is needed of a `Storage` that `createStorage` of `unstorage` makes. */
export interface RawStorage {
  getItemRaw(key: string): Promise<unknown>;
  setItemRaw(key: string, value: Uint8Array): Promise<void>;
  removeItem(key: string): Promise<void>;
  getKeys(): Promise<string[]>;
  getMount(key: string): { readonly driver: { readonly name?: string } };
}

/** Drivers that replace a file by emptying it first. */
const inPlace = ["fs", "fs-lite"];

/**
 * A storage of `unstorage` as a store: Redis, a bucket of S3's kind, or another of its drivers that replaces a value whole.
 *
 * Changes happen one after another in the order they were asked for, as long as one store alone writes. Such storages cannot add to a
 * value: `append` reads it, and writes it longer. The driver of S3 lists the first thousand objects of a bucket, whatever their
 * prefix: a store there has a bucket of its own.
 *
 * Its methods reject with an `UnwritableError` when a write fails, and with a `CorruptFileError` when something is there but cannot
 * be read.
 *
 * @throws {InvalidOptionError} When the driver is one of folders, which it writes in place: `directoryStore` replaces them whole.
 */
export function unstorageStore(storage: RawStorage): ByteStore {
  const { name: driver = "unnamed" } = storage.getMount("").driver;
  if (inPlace.includes(driver)) {
    const fix =
      "It would leave half a file after a crash: use `directoryStore` of `@gan/runs/node`.";
    throw new InvalidOptionError("driver", driver, "one that replaces files whole", fix);
  }
  const enqueue = createQueue();
  let isProven = false;

  const read = async (name: string): Promise<Uint8Array | undefined> => {
    const value = await storage.getItemRaw(keyOf(name)).catch((error: Error) => {
      throw new CorruptFileError(name, `cannot be read (${error.message})`, "Check the storage.");
    });
    if (value === null || value === undefined) return undefined;
    // Node's `Buffer`s have parts of larger ones, and memory gives what it keeps: the constructor copies.
    if (value instanceof Uint8Array || value instanceof ArrayBuffer) return new Uint8Array(value);
    throw new CorruptFileError(name, "is no bytes", "Something else has written to the storage.");
  };
  /** Queues a change of a file; what fails in it becomes a sentence about that file. */
  const change = async (name: string, work: () => Promise<void>): Promise<void> => {
    assertFileName(name);
    await enqueue(work).catch((error: Error) => {
      if (GanError.is(error)) throw error;
      const fix = "Check the storage and its driver's options.";
      throw new UnwritableError(name, error.message, { cause: error, fix });
    });
  };
  const write = async (name: string, bytes: Uint8Array) => {
    await storage.setItemRaw(keyOf(name), bytes);
    // A driver may take a bucket that is not there for one that is empty, and say nothing.
    if (!isProven && (await read(name)) === undefined) {
      const fix = "Check whether the bucket is there that its options name.";
      throw new UnwritableError(name, `the driver \`${driver}\` took it, and it is not there`, {
        fix,
      });
    }
    isProven = true;
  };

  return {
    async read(name) {
      assertFileName(name);
      return read(name);
    },
    async writeAtomically(name, bytes) {
      const copy = new Uint8Array(bytes);
      await change(name, () => write(name, copy));
    },
    async append(name, bytes) {
      const copy = new Uint8Array(bytes);
      await change(name, async () => {
        const old = (await read(name)) ?? new Uint8Array();
        const longer = new Uint8Array(old.length + copy.length);
        longer.set(old);
        longer.set(copy, old.length);
        await write(name, longer);
      });
    },
    async list() {
      const keys = await storage.getKeys();
      return keys.map(nameOf).sort();
    },
    remove: (name) => change(name, () => storage.removeItem(keyOf(name))),
  };
}

/** A name in the letters that every driver leaves as they are: to some, `:` and `?` mean something. */
function keyOf(name: string): string {
  return encodeURIComponent(name).replace(
    /[!'()*~]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function nameOf(key: string): string {
  return decodeURIComponent(key);
}
