import { rmSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rename, rmdir, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { unwritable } from "@gan/runs/node";
import { UnwritableError } from "@gan/spec";

/** A file of a folder that is made. */
export interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Makes a folder of files, whole or not at all: it gets its name when all of them are in it.
 *
 * @throws {UnwritableError} When something is in a folder of that name already, or it cannot be written.
 */
export async function writeFolder(path: string, files: Iterable<NamedBytes>): Promise<void> {
  const target = resolve(path);
  await assertEmpty(target, path);
  let temporary: string | undefined;
  const remove = () => temporary && rmSync(temporary, { recursive: true, force: true });
  process.once("exit", remove);
  try {
    await mkdir(dirname(target), { recursive: true });
    temporary = await mkdtemp(join(dirname(target), `.${basename(target)}.`));
    for (const { name, bytes } of files) await writeFile(join(temporary, name), bytes);
    await rmdir(target).catch(() => {});
    await rename(temporary, target);
    temporary = undefined;
  } catch (error) {
    throw unwritable(path, error);
  } finally {
    process.off("exit", remove);
    remove();
  }
}

/** What is there stays as it is. */
async function assertEmpty(target: string, path: string): Promise<void> {
  const there = await readdir(target).catch((error) => {
    if (error.code === "ENOENT") return [];
    if (error.code !== "ENOTDIR") throw unwritable(path, error);
    const fix = "Choose another folder with `--out`.";
    throw new UnwritableError(path, "a file of that name is in the way", { fix });
  });
  if (there.length === 0) return;
  const fix = "Choose another folder with `--out`, or empty this one.";
  throw new UnwritableError(path, `the folder holds ${there.length} files already`, { fix });
}
