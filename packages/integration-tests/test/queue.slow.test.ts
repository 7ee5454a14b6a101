import { join } from "node:path";
import { noRedis, redisPath, startRedis, type TestRedis } from "@gan/test-utils/redis";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { endureQueue, smallTable } from "./support/endure-queue.ts";
import { gan, temporaryFolder } from "./support/gan.ts";
import { processes } from "./support/processes.ts";
import { sweepRuns } from "./support/sweep-runs.ts";

/** `node scripts/soak-queue.mjs` asks for more. */
const isSoak = process.env.GAN_SOAK === "1";
const { seeds, blows } = isSoak
  ? { seeds: "1-20", blows: { kills: 10, restarts: 2, freezes: 1 } }
  : { seeds: "1-3", blows: { kills: 2, restarts: 1, freezes: 1 } };
const LOCK = 3_000;

interface Said {
  readonly isDone: boolean;
  readonly trained: readonly { readonly name: string; readonly values: object }[];
  readonly failed: readonly object[];
}

describe.skipIf(redisPath === undefined)(
  `a queue of trials${redisPath ? "" : `: ${noRedis}`}`,
  () => {
    let redis: TestRedis;
    beforeAll(async () => {
      redis = await startRedis();
    });
    afterAll(() => redis?.remove());

    it("is the sweep that is trained here, whatever befalls workers and broker", {
      timeout: isSoak ? 3_600_000 : 240_000,
    }, async () => {
      const [whole, folder] = [await temporaryFolder(), await temporaryFolder()];
      const settings = ["--set", "width=0.1", "--set", "batchSize=8,10", "--seeds", seeds];
      const length = ["--iterations", isSoak ? "600" : "200", "--backend", "cpu"];
      const sweep = ["sweep", "numbers", await smallTable(), ...settings, ...length];

      const { said, workers } = await endureQueue({
        ...{ redis, folder, sweep, lock: LOCK, workers: 3 },
        ...blows,
      });
      const { code, stdout, stderr } = await said.ended;
      expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
      const queued = JSON.parse(stdout) as Said;

      const serial = await gan({ folder: whole }, ...sweep, "--json");
      const expected = JSON.parse(serial.stdout) as Said;
      const byName = ({ trained }: Said) =>
        trained.map(({ name, values }) => [name, values]).sort();
      expect(byName(queued)).toEqual(byName(expected));
      const runsIn = (parent: string) => sweepRuns(join(parent, "runs/sweeps/numbers"));
      expect(await runsIn(folder)).toEqual(await runsIn(whole));

      // Every trial was recorded once, and nothing is left in the queue.
      const count = expected.trained.length;
      const completed = redis.ask("xrange", "gan:trials:events", "-", "+").match(/^completed$/gm);
      expect(completed).toHaveLength(count);
      expect(redis.ask("zcard", "gan:trials:completed")).toBe(`${count}`);
      for (const state of ["wait", "active", "delayed", "failed"]) {
        expect(redis.ask("exists", `gan:trials:${state}`), state).toBe("0");
      }

      for (const worker of workers) worker.process.kill("SIGTERM");
      for (const { ended } of workers) expect(await ended).toMatchObject({ code: 0, stderr: "" });
      const left = processes().filter(({ command }) => command.includes(folder));
      expect(left).toEqual([]);
    });
  },
);
