import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { createRng, type Stream } from "@gan/spec";
import { expect } from "vitest";
import { gan, type Running, startGan, temporaryFolder } from "./gan.ts";
import { checkpointIteration, filesOf, lastRecordedIteration } from "./run-folder.ts";

/** Calls of the file system among which a process ends itself; a checkpoint takes five. */
const CALLS = 40;

/** A run that nobody killed. */
export interface Undisturbed {
  /** The command that is run. */
  readonly program: string;
  /** Arguments of `gan train`; the first is the experiment. */
  readonly train: readonly string[];
  /** Every file of it, by name. */
  readonly files: ReadonlyMap<string, Buffer>;
  /** Milliseconds from its start to its end. */
  readonly lifetime: number;
}

export interface EndureOptions extends Undisturbed {
  /** Iterations between its checkpoints, which is the most that a kill may cost. */
  readonly checkpointEvery: number;
  /** How often it is killed. */
  readonly kills: number;
  /** Picks the moments. */
  readonly seed: number;
}

/** What the kills met. */
export interface Endured {
  /** Kills that left a file half written. */
  readonly insideAWrite: number;
  /** Iterations of the checkpoints that were gone on from. */
  readonly resumedAfter: ReadonlySet<number>;
}

/** Trains a run in peace, to be compared with. */
export async function undisturbed(program: string, ...train: string[]): Promise<Undisturbed> {
  const folder = await temporaryFolder();
  const began = performance.now();
  expect(await gan({ folder, program }, "train", ...train)).toMatchObject({ code: 0, stderr: "" });
  const lifetime = performance.now() - began;
  return { program, train, files: filesOf(join(folder, `runs/00001-${train[0]}`)), lifetime };
}

/**
 * Trains a run and kills it as `kill -9` does, every other time at any moment from its start to its end, and otherwise
 * between two calls that write a file; goes on each time, begins anew when it is done, and compares every file of each
 * finished run with those of one that nobody killed.
 */
export async function endureKills({
  program,
  train,
  files,
  lifetime,
  checkpointEvery,
  kills: wanted,
  seed,
}: EndureOptions): Promise<Endured> {
  const name = `runs/00001-${train[0]}`;
  const moments = createRng(seed).stream("kills");
  const resumedAfter = new Set<number>();
  let [folder, kills, insideAWrite, hasBegun] = [await temporaryFolder(), 0, 0, false];
  while (kills < wanted || hasBegun) {
    const run = join(folder, name);
    const saved = hasBegun ? checkpointIteration(run) : 0;
    const old = hasBegun ? leftoversOf(run) : [];
    if (hasBegun) resumedAfter.add(saved);
    const isDirected = kills < wanted && kills % 2 === 1;
    const before = isDirected ? dyingAt(1 + moments.integer(CALLS)) : "";
    const command = hasBegun ? ["resume", "1"] : ["train", ...train];
    const training = startGan({ folder, before, program }, ...command);
    if (kills < wanted && !isDirected) await killWithin(lifetime, training, moments);
    const { code, stderr } = await training.ended;
    expect(stderr).toBe("");
    if (code === 0) {
      expectSameFiles(run, files);
      [folder, hasBegun] = [await temporaryFolder(), false];
      continue;
    }
    expect(code, "the kill's alone").toBeNull();
    kills++;
    hasBegun = existsSync(join(run, "options.json"));
    // A folder without settings was given up at its birth; the next run gets another number.
    if (!hasBegun) folder = await temporaryFolder();
    else {
      insideAWrite += leftoversOf(run).filter((each) => !old.includes(each)).length;
      const lost = lastRecordedIteration(run) - checkpointIteration(run);
      expect(lost).toBeLessThanOrEqual(checkpointEvery);
      expect(checkpointIteration(run)).toBeGreaterThanOrEqual(saved);
    }
  }
  return { insideAWrite, resumedAfter };
}

async function killWithin(
  milliseconds: number,
  { process }: Running,
  moments: Stream,
): Promise<void> {
  await delay(moments.integer(Math.ceil(milliseconds)));
  process.kill("SIGKILL");
}

/** Ends a process as `kill -9` does at its nth call that creates, fills, flushes, renames or deletes a file; adding to one is passed over. */
function dyingAt(call: number): string {
  return `
    import fs from "node:fs/promises";
    import { syncBuiltinESMExports } from "node:module";
    let left = ${call};
    const count = (object, name) => {
      const original = object[name].bind(object);
      object[name] = (...args) => {
        if (--left === 0) process.kill(process.pid, "SIGKILL");
        return original(...args);
      };
    };
    const open = fs.open;
    for (const name of ["open", "rename", "rm"]) count(fs, name);
    const create = fs.open;
    fs.open = async (path, flags, ...rest) => {
      if (!/^w/.test(flags)) return open(path, flags, ...rest);
      const handle = await create(path, flags, ...rest);
      for (const name of ["write", "writeFile", "sync"]) count(handle, name);
      return handle;
    };
    syncBuiltinESMExports();`;
}

/** Temporary files: of what is being written, or was when its process was killed. */
function leftoversOf(run: string): string[] {
  return readdirSync(run).filter((name) => name.endsWith(".tmp"));
}

function expectSameFiles(run: string, expected: ReadonlyMap<string, Buffer>): void {
  const received = filesOf(run);
  expect([...received.keys()]).toEqual([...expected.keys()]);
  for (const [name, bytes] of expected) expect(received.get(name)!.equals(bytes), name).toBe(true);
  expect(leftoversOf(run)).toEqual([]);
}
