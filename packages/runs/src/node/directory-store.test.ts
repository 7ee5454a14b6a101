import { mkdir, mkdtemp, readdir, rm, symlink, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { testByteStore } from "@gan/test-utils";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { directoryStore } from "./directory-store.ts";
import { processPlace } from "./process-place.ts";

let root: string;
let count = 0;
const fresh = () => join(root, `${count++}`, "store");
const bytes = Uint8Array.of(1, 2, 3);

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "gan-store-"));
});
afterAll(() => rm(root, { recursive: true, force: true }));

testByteStore("of a directory", () => directoryStore(fresh()));

describe("a directory as a store", () => {
  it("shows its files to other stores of the same directory, and hidden files and folders to none", async () => {
    const path = fresh();
    await directoryStore(path).writeAtomically("a", bytes);
    await writeFile(join(path, ".hidden"), "x");
    await mkdir(join(path, "folder"));
    expect(await directoryStore(path).list()).toEqual(["a"]);
    expect(await directoryStore(path).read("a")).toEqual(bytes);
  });

  it("leaves no temporary file behind, also when writing fails", async () => {
    const path = fresh();
    const store = directoryStore(path);
    await store.writeAtomically("a", bytes);
    await mkdir(join(path, "b"));
    await expect(store.writeAtomically("b", bytes)).rejects.toThrow(/a folder of that name/);
    expect((await readdir(path)).sort()).toEqual(["a", "b"]);
    expect(await store.read("a")).toEqual(bytes);
  });

  it("cleans up after processes that were killed, and spares those that live", async () => {
    const path = fresh();
    await mkdir(path, { recursive: true });
    const here = processPlace();
    const killed = `.a.${here}-${2 ** 22 + 1}-0-0.tmp`;
    const ours = `.a.${here}-${process.pid}-0-999999.tmp`;
    const living = `.a.${here}-${process.ppid}-0-0.tmp`;
    const elsewhere = `.a.0123456789ab-${2 ** 22 + 1}-0-0.tmp`;
    const longAgo = `.a.0123456789ab-${2 ** 22 + 1}-0-1.tmp`;
    for (const name of [killed, ours, living, elsewhere, longAgo]) {
      await writeFile(join(path, name), "half");
    }
    await utimes(join(path, longAgo), 0, 0);
    const store = directoryStore(path);
    expect(await store.list()).toEqual([]);
    await store.writeAtomically("b", bytes);
    expect((await readdir(path)).sort()).toEqual([elsewhere, living, "b"].sort());
  });

  it("lets two stores of one process write the same file at once", async () => {
    const path = fresh();
    const writes = Array.from({ length: 10 }, (_, i) =>
      directoryStore(path).writeAtomically("a", new Uint8Array(100_000).fill(i)),
    );
    await Promise.all(writes);
    const read = await directoryStore(path).read("a");
    expect(new Set(read).size).toBe(1);
    expect(await readdir(path)).toEqual(["a"]);
  });
});

describe("what cannot be written or read gets a sentence", () => {
  it("a path through a file", async () => {
    const file = fresh();
    await directoryStore(file).writeAtomically("file", bytes);
    const store = directoryStore(join(file, "file", "runs"));
    for (const write of [store.writeAtomically("a", bytes), store.append("a", bytes)]) {
      await expect(write).rejects.toMatchObject({ code: "GAN_UNWRITABLE" });
      await expect(write).rejects.toThrow(/a part of the path is a file.*Choose another folder/);
    }
  });

  it("a place where no folder can be made", async (context) => {
    if (process.platform !== "linux") context.skip("only Linux has /proc");
    const write = directoryStore("/proc/gan-runs").append("a", bytes);
    await expect(write).rejects.toThrow(/^`\/proc\/gan-runs\/a` cannot be written: .*no folder/);
  });

  it("a full disk", async (context) => {
    if (process.platform !== "linux") context.skip("only Linux has /dev/full");
    const path = fresh();
    await mkdir(path, { recursive: true });
    await symlink("/dev/full", join(path, "stats.jsonl"));
    const write = directoryStore(path).append("stats.jsonl", bytes);
    await expect(write).rejects.toThrow(/the disk is full/);
  });

  it("a folder in the place of a file", async () => {
    const path = fresh();
    await mkdir(join(path, "a"), { recursive: true });
    const read = directoryStore(path).read("a");
    await expect(read).rejects.toMatchObject({ code: "GAN_CORRUPT_FILE" });
    await expect(read).rejects.toThrow(/cannot be read \(EISDIR\). Check what is there/);
  });
});
