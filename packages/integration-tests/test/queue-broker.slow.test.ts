import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { noRedis, redisPath, startRedis, type TestRedis } from "@gan/test-utils/redis";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { bundledGan } from "./support/bundled-gan.ts";
import { smallTable } from "./support/endure-queue.ts";
import { answeringInfo, fakeRedis } from "./support/fake-redis.ts";
import { type Running, startGan, temporaryFolder } from "./support/gan.ts";
import { processes } from "./support/processes.ts";
import { queueRefusal } from "./support/queue-refusal.ts";
import { checkpointIteration, lastRecordedIteration } from "./support/run-folder.ts";
import { longSweep, trainingBegun } from "./support/training-worker.ts";
import { until } from "./support/until.ts";

const secret = "hunter2%2Fhunter2";

describe("an address that is none", { timeout: 120_000 }, () => {
  it.each([
    ["redis", /is no address\. Write it as `redis:\/\/user:password@host/],
    [
      `http://:${secret}@localhost`,
      /begins with `http:`, expected `redis:`, `rediss:` or `postgres:`/,
    ],
    [`redis://:${secret}/`, /is no (whole )?address/],
    ["redis://:hunter2/hunter2@localhost", /is no (whole )?address.*`\/`.*%2F/],
    ["redis://:hunter2%@localhost", /is no whole address/],
    [`redis://:${secret}@localhost/first`, /is no whole address/],
    [`redis://:${secret}@localhost?password=hunter2`, /is no whole address/],
  ])("%s is answered with what it should be", async (address, words) => {
    expect(await queueRefusal(address)).toMatch(words);
  });
});

it.each([
  ["ioredis", "redis://localhost"],
  ["pg", "postgres://localhost/gan"],
])("says what to install where `%s` is not", async (driver, address) => {
  const folder = await temporaryFolder();
  // Looked for from where there is none, so that Node says itself that there is none.
  const hook = `export const resolve = (name, context, next) =>
    next(name, name === "${driver}" ? { ...context, parentURL: "file:///nowhere/x.js" } : context);`;
  const hooks = `data:text/javascript,${encodeURIComponent(hook)}`;
  const before = `(await import("node:module")).register(${JSON.stringify(hooks)});`;
  const worker = startGan({ folder, before }, "worker", "--queue", address);
  expect(await worker.ended).toEqual({
    ...{ code: 2, stdout: "" },
    stderr: expect.stringContaining(`not installed here. Type \`npm install bullmq ${driver}\``),
  });
});

describe("something else than a Redis that will do", () => {
  it("nothing at all", async () => {
    const { port, end } = await fakeRedis(() => undefined);
    end();
    const address = `redis://:${secret}@127.0.0.1:${port}`;
    const words = `The broker at redis://127.0.0.1:${port} cannot be used: nothing listens there. Start Redis there,`;
    expect(await queueRefusal(address)).toContain(words);
    expect(await queueRefusal(address, ...longSweep)).toContain(words);
  });

  it.each<[string, (said: string) => string | undefined, RegExp]>([
    ["a web server", () => "HTTP/1.1 400 Bad Request\r\n\r\n", /Look whether it is a Redis/],
    ["an old one", answeringInfo("redis_version:4.0.9"), /is Redis 4\.0\.9, expected 5\.0\.0/],
    ["one of no version", answeringInfo("hello"), /says no version, expected 5\.0\.0/],
    [
      "one that has no words for it, and repeats what it was told",
      () => "-ERR unknown command, with args beginning with: 'hunter2/hunter2' \r\n",
      /it says “ERR unknown command, with args beginning with: '…' ?”/,
    ],
    [
      "one that deletes what it is given",
      answeringInfo("redis_version:7.0.15", "maxmemory:100000", "maxmemory_policy:allkeys-lru"),
      /deletes keys when its memory is full \(`maxmemory-policy allkeys-lru`\)/,
    ],
    [
      "one that is full",
      answeringInfo(
        ...["redis_version:7.0.15", "maxmemory:10", "used_memory:12"],
        "maxmemory_policy:noeviction",
      ),
      /is full: 12 of 10 bytes are used/,
    ],
    ["a replica", () => "-READONLY You can't write.\r\n", /it is a replica/],
    ["one without rights", () => "-NOPERM this user\r\n", /its user may not do/],
  ])("%s", async (_, answer, words) => {
    const fake = await fakeRedis(answer);
    try {
      expect(await queueRefusal(`redis://:${secret}@127.0.0.1:${fake.port}`)).toMatch(words);
    } finally {
      fake.end();
    }
  });
});

describe.skipIf(!redisPath)(
  `a Redis${redisPath ? "" : `: ${noRedis}`}`,
  { timeout: 240_000 },
  () => {
    let redis: TestRedis;
    let folder: string;
    let program: string;
    const running: Running[] = [];
    const start = (...words: string[]) => {
      const environment = { GAN_QUEUE_LOCK: "3000" };
      running.push(startGan({ folder, environment, program }, ...words, "--queue", redis.url));
      return running.at(-1)!;
    };
    beforeAll(async () => {
      [redis, program] = await Promise.all([startRedis(), bundledGan()]);
    }, 60_000);
    beforeEach(async () => {
      folder = await temporaryFolder();
    });
    afterAll(() => redis?.remove());

    it("with another password, or another database", async () => {
      const at = redis.url.replace(/:\/\/.*@/, "://");
      expect(await queueRefusal(at)).toMatch(/it wants a password. Give it in the address/);
      const wrong = at.replace("//", `//:${secret}@`);
      expect(await queueRefusal(wrong)).toMatch(/it refuses the password, or the user/);
      expect(await queueRefusal(`${redis.url}/99`)).toMatch(/it has no database of that number/);
      const tls = redis.url.replace("redis:", "rediss:");
      expect(await queueRefusal(tls)).toMatch(/it does not (answer|speak TLS).*`redis:\/\/`/);
    });

    it("keeps what a worker cannot train for others, and says what nobody can", async () => {
      const table = await smallTable();
      const whole = await readFile(table, "utf8");
      const settings = ["--set", "width=0.1", "--set", "batchSize=1000,8", "--iterations", "20"];
      const sweep = start("sweep", "numbers", table, ...settings, "--backend", "cpu", "--json");
      await until(() => redis.ask("llen", "gan:trials:wait") === "2");

      await writeFile(table, `${whole}1,2\n`);
      const unfit = await start("worker", "--workers", "1").ended;
      expect(unfit.code).toBe(2);
      expect(unfit.stderr).toMatch(
        /^This worker cannot train `numbers .*leaves it to others: The data differ/,
      );
      expect(redis.ask("llen", "gan:trials:wait")).toBe("2");

      await writeFile(table, whole);
      const worker = start("worker", "--workers", "1");
      const { code, stdout } = await sweep.ended;
      expect(code).toBe(2);
      expect(JSON.parse(stdout)).toMatchObject({
        trained: [{ settings: { batchSize: 8 } }],
        failed: [
          { settings: { batchSize: 1000 }, why: expect.stringMatching(/^`--batch-size` is 1000/) },
        ],
      });
      worker.process.kill("SIGTERM");
      expect((await worker.ended).stdout).toContain(
        "Stopped: 1 trained, 1 failed, 0 given back.\n",
      );
      redis.ask("flushall");
    });

    it("that is full, goes away or holds other data is answered with a sentence, and no trial is lost", async () => {
      const worker = start("worker", "--workers", "1");
      const sweep = start(...longSweep);
      const run = await trainingBegun(worker, folder);
      redis.ask("config", "set", "maxmemory", "1");
      await until(() => worker.stdout().includes("its memory is full"));
      redis.ask("config", "set", "maxmemory", "0");
      await until(() => worker.stdout().includes("answers again"));

      await redis.kill();
      const { code, stderr } = await sweep.ended;
      expect({ code, stderr }).toMatchObject({
        code: 2,
        stderr: expect.stringMatching(/nothing listens there/),
      });
      expect(worker.stdout()).toMatch(/nothing listens there. Start Redis there.* Trying again\./);

      worker.process.kill("SIGTERM");
      expect(await worker.ended).toMatchObject({ code: 0, stderr: "" });
      expect(processes().filter(({ command }) => command.includes(folder))).toEqual([]);
      expect(checkpointIteration(run())).toBeGreaterThan(0);

      await redis.start();
      // As if it had been on a machine that is gone.
      const owner = { host: "gone", pid: 1, startedAt: "earlier", isLeased: true };
      await writeFile(join(run(), ".writer-99.lock"), JSON.stringify(owner));
      const before = lastRecordedIteration(run());
      const other = start("worker", "--workers", "1");
      await until(() => lastRecordedIteration(run()) > before);
      other.process.kill("SIGINT");
      const said = await other.ended;
      expect(said).toMatchObject({ code: 0, stderr: "" });
      expect(said.stdout).toContain("Stopped: 0 trained, 0 failed, 1 given back.\n");
      expect(redis.ask("llen", "gan:trials:wait")).toBe("1");
      expect(redis.ask("llen", "gan:trials:active")).toBe("0");

      const [name] = redis.ask("lrange", "gan:trials:wait", "0", "0").split("\n");
      const job = JSON.parse(redis.ask("hget", `gan:trials:${name}`, "data"));
      job.data.train.sha256 = "0".repeat(64);
      redis.ask("hset", `gan:trials:${name}`, "data", JSON.stringify(job));
      const message = await queueRefusal(redis.url, ...longSweep);
      expect(message).toMatch(
        /The data differ: the trial was put.*SHA-256 000000000000….*database/,
      );
      expect(running.map(({ stdout }) => stdout()).join("")).not.toContain("p@ss");
    });
  },
);
