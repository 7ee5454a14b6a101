import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { bundledGan } from "./support/bundled-gan.ts";
import { endureQueue, smallTable } from "./support/endure-queue.ts";
import { gan, startGan, temporaryFolder } from "./support/gan.ts";
import { processes } from "./support/processes.ts";
import { type QueueBroker, queueBrokers } from "./support/queue-brokers.ts";
import { sweepRuns } from "./support/sweep-runs.ts";

/** `node scripts/soak-queue.mjs` asks for more. */
const isSoak = process.env.GAN_SOAK === "1";
const { seeds, blows } = isSoak
  ? { seeds: "1-20", blows: { kills: 10, restarts: 2, freezes: 2 } }
  : { seeds: "1-2", blows: { kills: 2, restarts: 1, freezes: 1 } };
const LOCK = 3_000;
/** Milliseconds for which a training gives its process no turn: more than the lock's. */
const COMPUTATION = isSoak ? 60_000 * Number(process.env.GAN_SOAK_MINUTES) : 2_500;

interface Said {
  readonly isDone: boolean;
  readonly trained: readonly { readonly name: string; readonly values: object }[];
  readonly failed: readonly object[];
}

let program: string;
beforeAll(async () => {
  program = await bundledGan();
}, 60_000);

const only = process.env.GAN_SOAK_BROKER;
for (const { name, missing, start: startBroker } of queueBrokers) {
  if (only !== undefined && only !== name) continue;
  describe(`a queue of trials on ${name}`, () => {
    let broker: QueueBroker;
    beforeAll(async () => {
      if (missing === undefined) broker = await startBroker();
    }, 60_000);
    beforeEach(({ skip }) => skip(missing !== undefined, missing));
    afterAll(() => broker?.remove());

    it("is the sweep that is trained here, whatever befalls workers and broker", {
      timeout: isSoak ? 3_600_000 : 240_000,
    }, async () => {
      const [whole, folder] = [await temporaryFolder(), await temporaryFolder()];
      const settings = ["--set", "width=0.1", "--set", "batchSize=8,10", "--seeds", seeds];
      const length = ["--iterations", isSoak ? "600" : "100", "--backend", "cpu"];
      const sweep = ["sweep", "numbers", await smallTable(), ...settings, ...length];

      const { said, workers } = await endureQueue({
        ...{ program, broker, folder, sweep, lock: LOCK, workers: 3 },
        ...blows,
      });
      const { code, stdout, stderr } = await said.ended;
      expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
      const queued = JSON.parse(stdout) as Said;

      const serial = await gan({ folder: whole, program }, ...sweep, "--json");
      const expected = JSON.parse(serial.stdout) as Said;
      const byName = ({ trained }: Said) =>
        trained.map(({ name, values }) => [name, values]).sort();
      expect(byName(queued)).toEqual(byName(expected));
      const runsIn = (parent: string) => sweepRuns(join(parent, "runs/sweeps/numbers"));
      expect(await runsIn(folder)).toEqual(await runsIn(whole));

      // Every trial was recorded once, and nothing is left in the queue.
      const count = expected.trained.length;
      expect(broker.eventsOf("completed")).toBe(count);
      const nothing = { waiting: 0, active: 0, delayed: 0, failed: 0 };
      expect(broker.tally()).toEqual({ ...nothing, completed: count });

      for (const worker of workers) worker.process.kill("SIGTERM");
      for (const { ended } of workers) expect(await ended).toMatchObject({ code: 0, stderr: "" });
      const left = processes().filter(({ command }) => command.includes(folder));
      expect(left).toEqual([]);
    });

    // What renews a lock is the same for both, and what renewed ones do is seen above.
    if (name !== "Redis" && !isSoak) return;
    it("leaves a trial to the worker whose training computes for long", {
      timeout: 120_000 + 1.2 * COMPUTATION,
    }, async () => {
      broker.forget();
      const folder = await temporaryFolder();
      // A training that gives its process no turn, on top of the command's own.
      const computes = `if (process.env.GAN_LEASED) setTimeout(() => {
        const end = Date.now() + ${COMPUTATION};
        while (Date.now() < end);
      }, 100)`;
      const lock = isSoak ? "30000" : "1000";
      const preload = `--import data:text/javascript,${encodeURIComponent(computes)}`;
      const environment = { GAN_QUEUE_LOCK: lock, NODE_OPTIONS: preload };
      const queue = ["--queue", broker.url];
      const start = (...words: string[]) => startGan({ folder, program, environment }, ...words);
      const workers = [1, 2].map(() => start("worker", "--workers", "1", ...queue));
      const sweep = ["sweep", "numbers", await smallTable(), "--set", "width=0.1"];
      const length = ["--set", "batchSize=8", "--iterations", "20", "--backend", "cpu", "--json"];
      const { stdout } = await start(...sweep, ...length, ...queue).ended;
      const [trial] = (JSON.parse(stdout) as Said).trained;
      expect(broker.beginningsOf(trial!.name), "workers that began").toBe(1);
      expect(broker.eventsOf("stalled")).toBe(0);
      for (const worker of workers) worker.process.kill("SIGTERM");
      const ends = await Promise.all(workers.map(({ ended }) => ended));
      expect(ends.map(({ stdout }) => stdout).join("")).not.toMatch(/Trying again/);
    });
  });
}
