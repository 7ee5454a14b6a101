import { readFileSync, truncateSync } from "node:fs";
import { link, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { type Disposable, disposable, GanError, RunBusyError } from "@gan/spec";
import { processPlace } from "./process-place.ts";
import { processStart, UNKNOWN_START } from "./process-start.ts";
import { withTemporaryFile } from "./replace-file.ts";
import { codeOf, unwritable } from "./unwritable.ts";

/** Numbers of locks: more digits than these a double would round. */
const lockName = /^\.writer-(\d{1,15})\.lock$/;

/** The right to write to a folder. */
export interface WriterLock extends Disposable {
  /** Says that the folder has another path by now, so that the lock is found there when it is given back. */
  follow(folder: string): void;
}

/** Who holds a lock. */
interface Owner {
  readonly host: string;
  /** Where `pid` means this process. */
  readonly place?: string;
  readonly pid: number;
  readonly startedAt: string;
  /** Whether it ends by itself when what it does is given to another. */
  readonly isLeased?: boolean;
}

/** Set for a process that ends by itself when what it does is given to another. */
export const LEASED = "GAN_LEASED";

/**
 * Takes the right to write to a folder; disposing it gives the right back.
 *
 * The lock is a hidden file `.writer-<n>.lock` that names its owner. The highest n counts; it is free when
 * it is empty, or when its owner no longer runs. Whoever wants it links n + 1, which one process alone can
 * do, and the number never falls, so that no claim made on an outdated look at the folder can win.
 * An owner on another host or in another container cannot be seen from here and counts as running.
 *
 * @throws {RunBusyError} When a living process, this one included, holds it.
 * @throws {UnwritableError} When nothing can be written there.
 */
export async function takeWriterLock(folder: string): Promise<WriterLock> {
  try {
    const owner = identity();
    const content = JSON.stringify(owner);
    for (;;) {
      const claim = await claimNext(folder, owner, content);
      if (claim === undefined) continue;
      let place = folder;
      return disposable({
        dispose: () => release(lockPath(place, claim), content),
        follow: (moved: string) => {
          place = moved;
        },
      });
    }
  } catch (error) {
    throw GanError.is(error) ? error : unwritable(folder, error);
  }
}

/** Tries once, and gives the number won, or `undefined` when others moved meanwhile. */
async function claimNext(
  folder: string,
  owner: Owner,
  content: string,
): Promise<number | undefined> {
  const newest = (await generations(folder)).at(-1) ?? 0;
  if (newest > 0) await assertFree(folder, newest, owner);
  const claim = newest + 1;
  if (!(await createOnce(folder, claim, content))) return undefined;
  const seen = await generations(folder);
  const isNewest = seen.at(-1) === claim;
  const outdated = isNewest ? seen.slice(0, -1) : [claim];
  for (const old of outdated) await rm(lockPath(folder, old), { force: true });
  return isNewest ? claim : undefined;
}

function identity(): Owner {
  return {
    host: hostname(),
    place: processPlace(),
    pid: process.pid,
    startedAt: processStart(process.pid) ?? UNKNOWN_START,
    ...(process.env[LEASED] && { isLeased: true }),
  };
}

async function generations(folder: string): Promise<number[]> {
  const names = await readdir(folder);
  const numbers = names.map((name) => Number(lockName.exec(name)?.[1] ?? 0));
  return numbers.filter((number) => number > 0).sort((left, right) => left - right);
}

function lockPath(folder: string, generation: number): string {
  return join(folder, `.writer-${generation}.lock`);
}

/** Says who writes to a folder now, in words that complete "is being written by …"; `undefined` when nobody does. */
export async function writerOf(folder: string): Promise<string | undefined> {
  const newest = (await generations(folder).catch(() => [])).at(-1);
  return newest === undefined ? undefined : holderOf(folder, newest, identity());
}

/**
 * Frees a folder of a leased owner that cannot be seen from here, on another host or in another container, and so counts as running
 * for ever. It is for those who have its lease by now.
 *
 * @returns Whether there was one.
 */
export async function freeOfLeasedWriter(folder: string): Promise<boolean> {
  const newest = (await generations(folder).catch(() => [])).at(-1);
  if (newest === undefined) return false;
  const path = lockPath(folder, newest);
  const content = await readFile(path, "utf8").catch(() => "");
  const owner = parseOwner(content);
  const { host, place } = identity();
  const isSeen = owner?.host === host && (owner.place ?? place) === place;
  if (!owner?.isLeased || isSeen) return false;
  release(path, content);
  return true;
}

async function assertFree(folder: string, generation: number, self: Owner): Promise<void> {
  const holder = await holderOf(folder, generation, self);
  if (holder !== undefined) throw new RunBusyError(folder, holder);
}

async function holderOf(
  folder: string,
  generation: number,
  self: Owner,
): Promise<string | undefined> {
  const path = lockPath(folder, generation);
  const content = await readFile(path, "utf8").catch(() => "");
  if (content === "") return undefined;
  const owner = parseOwner(content);
  const advice = `(if that has ended, delete \`${path}\`)`;
  if (!owner) return `a process that its lock does not name ${advice}`;
  if (owner.host !== self.host) return `process ${owner.pid} on \`${owner.host}\` ${advice}`;
  if ((owner.place ?? self.place) !== self.place) {
    return `process ${owner.pid} of another container ${advice}`;
  }
  if (!isAlive(owner)) return undefined;
  return owner.pid === self.pid ? "this very process" : `process ${owner.pid}`;
}

function parseOwner(text: string): Owner | undefined {
  try {
    const owner = JSON.parse(text) as Owner;
    const { host, place = "", pid, startedAt } = owner;
    const isOwner = [host, place, startedAt].every((word) => typeof word === "string");
    return isOwner && Number.isInteger(pid) && pid > 0 ? owner : undefined;
  } catch {
    return undefined;
  }
}

function isAlive({ pid, startedAt }: Owner): boolean {
  const start = processStart(pid);
  if (start === undefined) return false;
  return start === startedAt || [start, startedAt].includes(UNKNOWN_START);
}

/**
 * Creates a lock with its content at once, so that nobody sees it empty, and says whether it was the first.
 * On a file system without links it is created first and filled then.
 */
async function createOnce(folder: string, generation: number, content: string): Promise<boolean> {
  const path = lockPath(folder, generation);
  try {
    await withTemporaryFile(folder, "writer", content, (draft) =>
      link(draft, path).catch(async (error) => {
        if (codeOf(error) === "EEXIST") throw error;
        await writeFile(path, content, { flag: "wx" });
      }),
    );
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
}

/** Empties the lock if it is still ours. One that cannot be emptied is free when this process ends. */
function release(path: string, content: string): void {
  try {
    if (readFileSync(path, "utf8") === content) truncateSync(path);
  } catch {
    // The folder may be gone by now.
  }
}
