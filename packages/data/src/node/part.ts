import { createHash } from "node:crypto";
import { readlinkSync } from "node:fs";
import { lstat, readdir, rename, rm } from "node:fs/promises";
import { hostname } from "node:os";
import { basename, dirname, join } from "node:path";
import { threadId } from "node:worker_threads";

const inUse = new Set<string>();
let count = 0;
/** A download that still runs has written to its part more recently. */
const dayMs = 86_400_000;

/** The unfinished file of one download, which no other process touches while this one has it. */
export interface Part {
  readonly path: string;
  /** Lets others go on from what has arrived. */
  giveBack(): Promise<void>;
}

/**
 * Takes what an earlier download of a file left, or begins a new part.
 *
 * A part is taken by renaming it, which one process alone can do: `x.part` is anybody's, and
 * `x.<where>-<process>-<thread>-<n>.part` belongs to a process, until that has ended. Where a process cannot be
 * seen from here, on another host or in another container, its part is left alone for a day.
 *
 * @throws The file system's error when the folder cannot be read or written.
 */
export async function takePart(path: string): Promise<Part> {
  const own = `${path}.${place()}-${process.pid}-${threadId}-${count++}.part`;
  inUse.add(basename(own));
  for (const name of await readdir(dirname(path))) {
    const left = join(dirname(path), name);
    if (!isPartOf(basename(path), name) || !(await isLeft(left))) continue;
    const isTaken = await rename(left, own).then(
      () => true,
      () => false,
    );
    if (isTaken) break;
  }
  return {
    path: own,
    async giveBack() {
      await rename(own, `${path}.part`).catch(() => rm(own, { force: true }));
      inUse.delete(basename(own));
    },
  };
}

function isPartOf(file: string, name: string): boolean {
  return (
    name.startsWith(`${file}.`) &&
    /^\.([0-9a-f]{12}-\d+-\d+-\d+\.)?part$/.test(name.slice(file.length))
  );
}

/** Whether nobody writes to a part any longer. A link is nobody's part: it is deleted. */
async function isLeft(path: string): Promise<boolean> {
  const found = await lstat(path).catch(() => undefined);
  if (!found) return false;
  if (!found.isFile()) {
    await rm(path, { force: true }).catch(() => {});
    return false;
  }
  const [, where, pid, thread] = /\.([0-9a-f]{12})-(\d+)-(\d+)-\d+\.part$/.exec(path) ?? [];
  if (pid === undefined) return true;
  if (where !== place()) return Date.now() - found.mtimeMs > dayMs;
  if (Number(pid) !== process.pid) return !isRunning(Number(pid));
  return Number(thread) === threadId && !inUse.has(basename(path));
}

/** Where process numbers mean the same: a host and, on Linux, a namespace of it. */
function place(): string {
  let namespace = "";
  try {
    namespace = readlinkSync("/proc/self/ns/pid");
  } catch {
    // Other systems have one for the whole host.
  }
  return createHash("sha256").update(`${hostname()}\n${namespace}`).digest("hex").slice(0, 12);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
