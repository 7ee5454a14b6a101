// What the tests run in processes of their own, to kill them or to let them race.
import { writeSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { appendRecord, writeCheckpoint } from "../src/index.ts";
import { directoryStore } from "../src/node/directory-store.ts";
import { createRun, openRun } from "../src/node/run.ts";
import { takeWriterLock } from "../src/node/writer-lock.ts";

const [task, folder = "", argument = ""] = process.argv.slice(2);
/** Unlike `console.log`, it is through when it returns, whatever happens to the process then. */
const say = (line: string) => writeSync(1, `${line}\n`);
const wait = () => setInterval(() => {}, 1000);

const tasks: Record<string, () => Promise<void>> = {
  /** Writes checkpoints, each filled with its number, and says each number that is safe. */
  async checkpoints() {
    const store = directoryStore(folder);
    for (let i = Number(argument); ; i++) {
      await writeCheckpoint(store, new Uint8Array(2_000_000).fill(i));
      say(`${i}`);
    }
  },
  /** Trains in earnest: a record an iteration, a checkpoint every fifth. */
  async train() {
    const run = await openRun("latest", { parent: folder });
    const last = (await run.readCheckpoint())?.[0] ?? 0;
    await run.rewindTo(last);
    for (let iteration = last + 1; ; iteration++) {
      await run.appendRecord({ iteration });
      if (iteration % 5 === 0) await run.writeCheckpoint(new Uint8Array(500_000).fill(iteration));
      say(`${iteration}`);
    }
  },
  /** Adds records until the disk takes no more, and says why. */
  async fill() {
    const store = directoryStore(folder);
    for (let iteration = 1; ; iteration++) {
      await appendRecord(store, { iteration }).catch((error) => {
        say(`${error.code} after ${iteration - 1}`);
        process.exit();
      });
    }
  },
  /** Writes one file, after a look for what others left behind. */
  async write() {
    await directoryStore(folder).writeAtomically("b", new Uint8Array(1));
  },
  async hold() {
    await openRun("latest", { parent: folder });
    say("holds");
    wait();
  },
  /** Waits for a common moment, then tries once. */
  async race() {
    await delay(Number(argument) - Date.now());
    await takeWriterLock(folder).then(
      () => say("holds"),
      (error) => say(error.code),
    );
    wait();
  },
  async create() {
    for (let i = 0; i < 10; i++) {
      const run = await createRun({ parent: folder, name: `run-${argument}-${i}`, options: {} });
      say(`${run.number}`);
    }
  },
};

await tasks[task ?? ""]?.();
