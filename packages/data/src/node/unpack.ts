import { createReadStream } from "node:fs";
import { mkdtemp, readdir, rename, rm, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { CorruptFileError } from "@gan/spec";
import { unpackTar } from "modern-tar/fs";
import { flush } from "./flush.ts";
import { makeFolder } from "./make-folder.ts";

/** What to take out of an archive. */
export interface UnpackOptions {
  readonly folder: string;
  readonly names: readonly string[];
  /** Bytes of the files, where they are known; a member of another size is refused before it is written. */
  readonly sizes?: Readonly<Record<string, number>> | undefined;
}

/** A member whose size is not known may have no more bytes, nor may what is passed over. */
const largest = 2 ** 29;
/** A process that was killed meanwhile leaves its folder, which is nobody's after a day. */
const dayMs = 86_400_000;

/**
 * Takes the named files out of a gzipped tar archive. Folders inside the archive are ignored, so nothing
 * is written outside `folder`, and files have their names only when all of them are whole, and on the disk.
 *
 * @throws {CorruptFileError} When the archive cannot be read to its end, or lacks one of the files.
 */
export async function unpack(
  archive: string,
  { folder, names, sizes = {} }: UnpackOptions,
): Promise<void> {
  let draft: string | undefined;
  try {
    await makeFolder(folder);
    await removeLeftovers(folder);
    draft = await mkdtemp(join(folder, ".unpack-"));
    const found = new Map<string, number>();
    const take = unpackTar(draft, {
      filter: ({ name, type = "file", size }) => {
        const file = basename(name);
        const isWanted = type === "file" && names.includes(file);
        const expected = isWanted ? sizes[file] : undefined;
        if (size > largest || (expected !== undefined && size !== expected)) {
          throw new Error(`\`${file}\` has ${size} bytes, expected ${expected ?? "fewer"}`);
        }
        if (isWanted) found.set(file, size);
        return isWanted;
      },
      map: (header) => ({ ...header, name: basename(header.name), mode: 0o644 }),
    });
    await pipeline(createReadStream(archive), createGunzip(), bounded, take);
    for (const name of names) await assertWhole(join(draft, name), found.get(name));
    for (const name of names) await rename(join(draft, name), join(folder, name));
    await flush(folder);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const reason = code === "ENOSPC" ? "the disk is full" : message;
    throw new CorruptFileError(archive, `cannot be unpacked into \`${folder}\`: ${reason}`);
  } finally {
    if (draft) await rm(draft, { recursive: true, force: true });
  }
}

/** Ends an archive that never ends. */
async function* bounded(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let total = 0;
  for await (const chunk of chunks) {
    total += chunk.length;
    if (total > 2 * largest) throw new Error(`it holds more than ${2 * largest} bytes`);
    yield chunk;
  }
}

async function assertWhole(path: string, expected: number | undefined): Promise<void> {
  if (expected === undefined) throw new Error(`it ends without \`${basename(path)}\``);
  const received = (await stat(path).catch(() => undefined))?.size ?? 0;
  if (received !== expected) {
    throw new Error(`it ends ${received} of ${expected} bytes into \`${basename(path)}\``);
  }
  await flush(path);
}

async function removeLeftovers(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.startsWith(".unpack-")) continue;
    const path = join(folder, name);
    const found = await stat(path).catch(() => undefined);
    const isLeft = found !== undefined && Date.now() - found.mtimeMs > dayMs;
    if (isLeft) await rm(path, { recursive: true, force: true });
  }
}
