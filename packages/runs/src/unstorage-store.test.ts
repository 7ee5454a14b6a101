import { mkdtemp, rename, rm } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { testByteStore } from "@gan/test-utils";
import { noRedis, redisPath, startRedis, type TestRedis } from "@gan/test-utils/redis";
import { createStorage } from "unstorage";
import fs from "unstorage/drivers/fs";
import memory from "unstorage/drivers/memory";
import redisDriver from "unstorage/drivers/redis";
import s3 from "unstorage/drivers/s3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createQueue } from "./queue.ts";
import { unstorageStore } from "./unstorage-store.ts";

const bytes = Uint8Array.of(1, 2, 3);

describe("in memory", () => {
  testByteStore("of unstorage's memory", () => unstorageStore(createStorage({ driver: memory() })));
});

describe.skipIf(!redisPath)(`in Redis${redisPath ? "" : `: ${noRedis}`}`, () => {
  let redis: TestRedis;
  let count = 0;
  const opened: ReturnType<typeof createStorage>[] = [];
  const storage = (base: string) => {
    opened.push(createStorage({ driver: redisDriver({ url: redis.url, base }) }));
    return opened.at(-1)!;
  };
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(async () => {
    for (const each of opened) await each.dispose();
    await redis?.remove();
  });

  testByteStore("of unstorage's Redis", () => unstorageStore(storage(`store-${count++}`)));

  it("keeps it for another process", async () => {
    await unstorageStore(storage("runs")).append("stats.jsonl", bytes);
    expect(await unstorageStore(storage("runs")).read("stats.jsonl")).toEqual(bytes);
  });

  it("says what Redis refuses, and what is none of its files", async () => {
    const store = unstorageStore(storage("full"));
    await store.writeAtomically("a", bytes);
    redis.ask("config", "set", "maxmemory", "1");
    const write = store.writeAtomically("a", new Uint8Array(10));
    await expect(write).rejects.toMatchObject({ code: "GAN_UNWRITABLE" });
    await expect(write).rejects.toThrow(/^`a` cannot be written: OOM.*Check the storage/);
    redis.ask("config", "set", "maxmemory", "0");
    expect(await store.read("a")).toEqual(bytes);
    redis.ask("set", "full:b", "words");
    await expect(store.read("b")).rejects.toMatchObject({ code: "GAN_CORRUPT_FILE" });
  });
});

/** What is used of a server that has no types. */
interface S3rver {
  readonly store: {
    putContent(path: string, content: unknown): Promise<unknown>;
    putObject(...object: unknown[]): Promise<unknown>;
    getObject(...address: unknown[]): Promise<unknown>;
  };
  run(): Promise<AddressInfo>;
  close(): Promise<void>;
}

describe("in a bucket of S3's kind", () => {
  let server: S3rver;
  let folder: string;
  let endpoint: string;
  let count = 0;
  const storage = (bucket: string) => {
    const keys = { accessKeyId: "S3RVER", secretAccessKey: "S3RVER", region: "us-east-1" };
    return createStorage({ driver: s3({ ...keys, endpoint, bucket }) });
  };
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "gan-s3-"));
    // @ts-expect-error It has no types.
    const { default: S3rver } = await import("@20minutes/s3rver");
    // The driver lists a whole bucket: a store is alone in it.
    const configureBuckets = Array.from({ length: 30 }, (_, i) => ({ name: `store-${i}` }));
    const at = { address: "127.0.0.1", port: 0, silent: true, directory: folder };
    server = new S3rver({ ...at, configureBuckets }) as S3rver;
    // S3 replaces an object at once; this imitation would write into the one that others read.
    const { store } = server;
    const { putContent, putObject, getObject } = store;
    const enqueue = createQueue();
    store.putContent = async (path, content) => {
      const whole = await putContent.call(store, `${path}.part`, content);
      await rename(`${path}.part`, path);
      return whole;
    };
    store.putObject = (...object) => enqueue(() => putObject.apply(store, object));
    store.getObject = (...address) => enqueue(() => getObject.apply(store, address));
    endpoint = `http://127.0.0.1:${(await server.run()).port}`;
  });
  afterAll(async () => {
    await server?.close();
    await rm(folder, { recursive: true });
  });

  testByteStore("of unstorage's S3", () => unstorageStore(storage(`store-${count++}`)));

  it("keeps it for another process, under whatever name", async () => {
    const name = "a:b?c&d (1) 100%.json";
    await unstorageStore(storage("store-29")).append(name, bytes);
    const other = unstorageStore(storage("store-29"));
    expect(await other.list()).toEqual([name]);
    expect(await other.read(name)).toEqual(bytes);
  });

  it("says that a bucket is not there, where the driver says nothing", async () => {
    const write = unstorageStore(storage("nowhere")).writeAtomically("a", bytes);
    await expect(write).rejects.toMatchObject({ code: "GAN_UNWRITABLE" });
    await expect(write).rejects.toThrow(/the driver `s3` took it, and it is not there/);
  });
});

it("refuses a driver that replaces files in place", () => {
  const storage = createStorage({ driver: fs({ base: tmpdir() }) });
  expect(() => unstorageStore(storage)).toThrow(
    '`driver` is "fs", expected one that replaces files whole. It would leave half a file after a crash: use `directoryStore` of `@gan/runs/node`.',
  );
});
