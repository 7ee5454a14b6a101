import { CorruptFileError } from "@gan/spec";
import type { File } from "h5wasm";

/** The HDF5 library in C, compiled, and the classes of `h5wasm` over it. */
export type Hdf5Library = typeof import("h5wasm") & {
  readonly module: Awaited<typeof import("h5wasm")["ready"]>;
};

/** Bytes that the library may have at most: sixteen times what it is handed at once. A damaged file asks for any number. */
const MOST_MEMORY = 2 ** 28;

/** Where the library writes what it finds wrong, in its own file system. */
const errorsPath = "/errors";

let current: Promise<Hdf5Library> | undefined;
let [loads, files] = [0, 0];

/**
 * Runs something on an open HDF5 file. The library holds a file only meanwhile.
 *
 * A file that makes the library stumble over its own memory takes the library with it: the next file
 * gets a fresh one.
 *
 * @param bytes - The whole file.
 * @param file - Its name, for messages.
 * @throws {CorruptFileError} When the library cannot read it, or what `use` throws of that kind.
 */
export async function withHdf5File<T>(
  bytes: Uint8Array,
  file: string,
  use: (root: File, library: Hdf5Library) => T,
): Promise<T> {
  current ??= load(file);
  const library = await current;
  const { module } = library;
  // A name that no file can know: within a file others may be named, and they would be read.
  const path = `${files++}-${crypto.randomUUID()}.mat`;
  let root: File | undefined;
  try {
    module.FS.writeFile(path, bytes);
    module.FS.truncate(errorsPath, 0);
    root = withBoundedMemory(() => new library.File(path, "r"));
    const result = withBoundedMemory(() => use(root!, library));
    if (module.FS.stat(errorsPath).size > 0) throw new Error("the library found it damaged");
    return result;
  } catch (error) {
    if (isBroken(error)) current = undefined;
    if (error instanceof CorruptFileError) throw error;
    throw new CorruptFileError(file, "is damaged: the HDF5 library cannot read it");
  } finally {
    attempt(() => root?.close());
    attempt(() => module.FS.unlink(path));
  }
}

/**
 * Runs something, which must not wait for anything, while no compiled code is given more than {@link MOST_MEMORY}. The library is
 * then told that there is no memory left, as it would be by a full machine, and refuses the file.
 */
function withBoundedMemory<T>(use: () => T): T {
  const { prototype } = WebAssembly.Memory;
  const { grow } = prototype;
  prototype.grow = function (this: WebAssembly.Memory, pages: number) {
    if (this.buffer.byteLength + 65_536 * pages > MOST_MEMORY)
      throw new RangeError("too much memory");
    return grow.call(this, pages);
  };
  try {
    return use();
  } finally {
    prototype.grow = grow;
  }
}

/** A file that cannot be closed, or a library that broke down, is no second failure. */
function attempt(work: () => unknown): void {
  try {
    work();
  } catch (error) {
    if (isBroken(error)) current = undefined;
  }
}

/** Whether the compiled code itself failed: its memory may hold anything from now on. */
function isBroken(error: unknown): boolean {
  if (error instanceof WebAssembly.RuntimeError) return true;
  return error instanceof Error && /abort|call stack/i.test(error.message);
}

async function load(file: string): Promise<Hdf5Library> {
  const h5wasm = await (loads++ === 0 ? import("h5wasm") : loadAgain(file));
  const module = await h5wasm.ready;
  // Its errors go to its standard error. Its other way, to throw, leaves files open and memory taken:
  // after some thousand damaged files it reads no good one either.
  const { FS } = module as unknown as { FS: FileSystem };
  const [, , standardError] = FS.streams;
  if (standardError) FS.close(standardError);
  FS.open(errorsPath, "a");
  // What a file names as its storage must not be the terminal.
  for (const device of ["stdin", "stdout", "stderr", "tty", "tty1", "random", "urandom"]) {
    attempt(() => FS.unlink(`/dev/${device}`));
  }
  return { ...h5wasm, module };
}

/** What is used of the file system of Emscripten. */
interface FileSystem {
  readonly streams: readonly (object | undefined)[];
  close(stream: object): void;
  open(path: string, flags: string): object;
  unlink(path: string): void;
}

/** Modules are loaded once for each address, so the same one is asked for under another. */
async function loadAgain(file: string): Promise<typeof import("h5wasm")> {
  try {
    return await import(/* @vite-ignore */ `${import.meta.resolve("h5wasm")}?${loads}`);
  } catch (cause) {
    throw new CorruptFileError(
      file,
      `cannot be read: the HDF5 library broke down over an earlier file (${(cause as Error).message})`,
      "Load the page, or start the program, again.",
    );
  }
}
