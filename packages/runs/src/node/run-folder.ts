import { mkdir, readdir, rmdir, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { InvalidOptionError, MissingFileError } from "@gan/spec";
import { flushDirectory } from "./flush-directory.ts";
import { makeFolder } from "./make-folder.ts";
import { codeOf, unwritable } from "./unwritable.ts";

/** Where a run lies. */
export interface RunFolder {
  /** The folder, such as `runs/00007-mnist`. */
  readonly path: string;
  /** The folder's own name, such as `00007-mnist`. */
  readonly name: string;
  /** 7 in `00007-mnist`; `undefined` when someone has renamed the folder. */
  readonly number: number | undefined;
  /** `mnist` in `00007-mnist`: the name that was given, without the number. */
  readonly label: string;
}

/**
 * Makes the folder of a new run, numbered one above the highest that is there.
 *
 * Processes that start at once get different numbers: a number is claimed by making `.00007.claim`, which
 * one of them alone can do, and taken only if the claimer then sees no folder of that number.
 *
 * @throws {InvalidOptionError} When `name` cannot be a part of a folder's name.
 * @throws {UnwritableError} When the folder cannot be made.
 */
export async function createRunFolder(parent: string, name: string): Promise<RunFolder> {
  assertRunLabel(name);
  try {
    await makeFolder(parent);
    for (
      let number = await nextNumber(parent);
      ;
      number = Math.max(number + 1, await nextNumber(parent))
    ) {
      const folder = await claim(parent, number, name);
      if (folder !== undefined) return folder;
    }
  } catch (error) {
    throw unwritable(parent, error);
  }
}

/** @throws {InvalidOptionError} When `name` cannot be a part of a folder's name. */
export function assertRunLabel(name: string): void {
  if (!/^[A-Za-z0-9][\w.-]*$/.test(name)) {
    throw new InvalidOptionError("name", name, "letters, digits, `.`, `_` and `-`");
  }
}

/**
 * Finds a run.
 *
 * @param which - `latest`, a number, a folder's name under `parent` or what follows its number, or a path.
 * @throws {MissingFileError} When there is none, or when several have that name; it lists what is there.
 */
export async function findRunFolder(which: string | number, parent: string): Promise<RunFolder> {
  const runs = await listRunFolders(parent);
  const wanted = `${which}`;
  if (wanted === "latest") {
    const latest = runs.at(-1);
    if (latest !== undefined) return latest;
  } else if (/^\d+$/.test(wanted)) {
    const numbered = runs.find(({ number }) => number === Number(wanted));
    if (numbered !== undefined) return numbered;
  } else {
    if (await isRun(join(parent, wanted))) return describe(join(parent, wanted));
    const labeled = runs.filter(({ label }) => label === wanted);
    if (labeled.length === 1) return labeled[0]!;
    if (labeled.length > 1) throw new MissingFileError(join(parent, wanted), several(labeled));
    if (await isRun(wanted)) return describe(wanted);
  }
  throw new MissingFileError(join(parent, wanted), known(parent, runs));
}

async function claim(parent: string, number: number, name: string): Promise<RunFolder | undefined> {
  const digits = `${number}`.padStart(5, "0");
  const marker = join(parent, `.${digits}.claim`);
  try {
    await mkdir(marker);
  } catch (error) {
    if (codeOf(error) === "EEXIST") return undefined;
    throw error;
  }
  try {
    if ((await nextNumber(parent)) > number) return undefined;
    const path = join(parent, `${digits}-${name}`);
    await mkdir(path);
    await flushDirectory(parent);
    return describe(path);
  } finally {
    await rmdir(marker);
  }
}

async function nextNumber(parent: string): Promise<number> {
  const numbers = (await readdir(parent)).map((name) => numberOf(name) ?? 0);
  return Math.max(0, ...numbers) + 1;
}

/**
 * Lists the runs in a folder that have begun, by number; before them those whose folder someone has renamed.
 *
 * @param parent - The folder of all runs; where it is missing, there are none.
 */
export async function listRuns(parent: string): Promise<RunFolder[]> {
  const names = (await readdir(parent).catch(() => [])).filter((name) => !name.startsWith("."));
  const folders = names.sort().map((name) => describe(join(parent, name)));
  const areRuns = await Promise.all(folders.map(({ path }) => isRun(path)));
  return folders
    .filter((_, i) => areRuns[i])
    .sort((left, right) => (left.number ?? 0) - (right.number ?? 0));
}

/** Those that have a number. */
async function listRunFolders(parent: string): Promise<RunFolder[]> {
  return (await listRuns(parent)).filter(({ number }) => number !== undefined);
}

/** Its settings are the first thing a run stores; a folder without them was given up at once. */
async function isRun(path: string): Promise<boolean> {
  const options = await stat(join(path, "options.json")).catch(() => undefined);
  return options?.isFile() ?? false;
}

function describe(path: string): RunFolder {
  const name = basename(path);
  const number = numberOf(name);
  const label = number === undefined ? name : name.slice(name.indexOf("-") + 1);
  return { path, name, number, label };
}

function numberOf(name: string): number | undefined {
  const digits = /^(\d{5,})-/.exec(name)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

function several(runs: readonly RunFolder[]): string {
  const names = runs.map(({ name }) => name).join(", ");
  return `Several runs are called so: ${names}. Name one of them by its number.`;
}

function known(parent: string, runs: readonly RunFolder[]): string {
  if (runs.length === 0) return `There is no run in \`${parent}\` yet; train one first.`;
  const shown = runs.slice(-10).map(({ name }) => name);
  const more = runs.length > shown.length ? ` and ${runs.length - shown.length} older ones` : "";
  return `There are ${shown.join(", ")}${more}.`;
}
