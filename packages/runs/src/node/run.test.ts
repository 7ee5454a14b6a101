import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { createRun, loadRun, openRun } from "./run.ts";

const roots: string[] = [];
let parent: string;

beforeEach(async () => {
  const root = await mkdtemp(join(tmpdir(), "gan-runs-"));
  roots.push(root);
  parent = join(root, "all", "runs");
});
afterAll(async () => {
  for (const root of roots) await rm(root, { recursive: true, force: true });
});

const create = (name = "mnist", options: object = { seed: 0 }) =>
  createRun({ parent, name, options });
const createClosed = async (name = "mnist") => {
  using run = await create(name);
  return run;
};

describe("a run", () => {
  it("is a numbered folder that holds its settings from the start", async () => {
    using first = await create();
    using second = await create("digits", { seed: 3 });
    expect(first).toMatchObject({ name: "00001-mnist", number: 1, options: { seed: 0 } });
    expect(second).toMatchObject({ name: "00002-digits", path: join(parent, "00002-digits") });
    expect((await readdir(parent)).sort()).toEqual(["00001-mnist", "00002-digits"]);
    expect(await second.store.list()).toEqual(["options.json"]);
  });

  it("is numbered above the highest, holes or not", async () => {
    await mkdir(join(parent, "00041-gone"), { recursive: true });
    await mkdir(join(parent, "100000-many"));
    using run = await create();
    expect(run.name).toBe("100001-mnist");
  });

  it("keeps records and checkpoints over its end, and goes on from an iteration", async () => {
    {
      using run = await create();
      for (const iteration of [10, 20, 30]) await run.appendRecord({ iteration });
      await run.writeCheckpoint(Uint8Array.of(20));
      await run.writeCheckpoint(Uint8Array.of(10), "best");
    }
    await writeFile(join(parent, "00001-mnist", "stats.jsonl"), '{"iter', { flag: "a" });
    using run = await openRun("latest", { parent });
    expect(await run.records()).toEqual([{ iteration: 10 }, { iteration: 20 }, { iteration: 30 }]);
    expect(await run.readCheckpoint()).toEqual(Uint8Array.of(20));
    expect(await run.readCheckpoint("best")).toEqual(Uint8Array.of(10));
    await run.rewindTo(20);
    await run.appendRecord({ iteration: 30 });
    expect(await run.records()).toEqual([{ iteration: 10 }, { iteration: 20 }, { iteration: 30 }]);
  });

  it("puts a record on a line of its own behind one that was cut", async () => {
    await createClosed();
    await writeFile(join(parent, "00001-mnist", "stats.jsonl"), '{"iter');
    using run = await openRun(1, { parent });
    await run.appendRecord({ iteration: 1 });
    expect(await run.records()).toEqual([{ iteration: 1 }]);
  });
});

describe("a run is found", () => {
  beforeEach(async () => {
    await createClosed("mnist");
    await createClosed("digits");
    await mkdir(join(parent, "00003-killed-at-once"));
  });

  it.each(["latest", 2, "2", "00002", "00002-digits"])("as %j", async (which) => {
    expect((await loadRun(which, { parent })).name).toBe("00002-digits");
  });

  it("by a path, also under another name", async () => {
    const path = join(parent, "..", "the best one");
    await rename(join(parent, "00001-mnist"), path);
    const run = await loadRun(path, { parent: "elsewhere" });
    expect(run).toMatchObject({ name: "the best one", number: undefined, options: { seed: 0 } });
  });

  it.each(["3", "7", "00001-digits", "/nowhere"])(
    "not as %j, and those there are get named",
    async (which) => {
      for (const find of [openRun, loadRun]) {
        await expect(find(which, { parent })).rejects.toMatchObject({ code: "GAN_MISSING_FILE" });
        await expect(find(which, { parent })).rejects.toThrow(
          /There are 00001-mnist, 00002-digits\.$/,
        );
      }
    },
  );

  it("not where there are none", async () => {
    const find = loadRun("latest", { parent: join(parent, "none") });
    await expect(find).rejects.toThrow(/latest` was not found. There is no run in .* train one/);
  });
});

describe("one writer at a time", () => {
  it("refuses a second one, and lets anyone look", async () => {
    using run = await create();
    await expect(openRun("latest", { parent })).rejects.toMatchObject({ code: "GAN_RUN_BUSY" });
    await expect(openRun("latest", { parent })).rejects.toThrow(/written by this very process/);
    await run.appendRecord({ iteration: 1 });
    expect(await (await loadRun("latest", { parent })).records()).toEqual([{ iteration: 1 }]);
  });

  it("is given back on disposal, even twice", async () => {
    const first = await create();
    first.dispose();
    using second = await openRun(1, { parent });
    first.dispose();
    await expect(openRun(1, { parent })).rejects.toThrow(/this very process/);
    expect(second.number).toBe(1);
  });

  it("is given back when opening fails", async () => {
    const { path } = await createClosed();
    await writeFile(join(path, "stats.jsonl"), "not a record\n");
    await expect(openRun(1, { parent })).rejects.toMatchObject({ code: "GAN_CORRUPT_FILE" });
    await rm(join(path, "stats.jsonl"));
    (await openRun(1, { parent })).dispose();
  });

  it.each([
    ["an owner whose number another process has now", hostname(), process.pid, "earlier"],
    ["an owner that has ended", hostname(), 2 ** 22 + 1, "earlier"],
  ])("takes over from %s", async (_, host, pid, startedAt) => {
    const { path } = await createClosed();
    await writeFile(join(path, ".writer-5.lock"), JSON.stringify({ host, pid, startedAt }));
    (await openRun(1, { parent })).dispose();
    expect((await readdir(path)).filter((name) => name.endsWith(".lock"))).toEqual([
      ".writer-6.lock",
    ]);
  });

  it("cannot tell about another machine, and says which file to delete", async () => {
    const { path } = await createClosed();
    const owner = { host: "elsewhere", pid: 1, startedAt: "" };
    await writeFile(join(path, ".writer-5.lock"), JSON.stringify(owner));
    const open = openRun(1, { parent });
    await expect(open).rejects.toThrow(/process 1 on `elsewhere`.*delete `.*\.writer-5\.lock`/);
  });
});

describe("what cannot be begun gets a sentence", () => {
  it.each(["", "a/b", "..", ".x", "a b"])("a run called %j", async (name) => {
    await expect(create(name)).rejects.toMatchObject({ code: "GAN_INVALID_OPTION" });
    await expect(readdir(parent)).rejects.toThrow();
  });

  it("a parent that is a file, or lies in one", async () => {
    const file = join(parent, "..", "..", "file");
    await writeFile(file, "x");
    for (const bad of [file, join(file, "runs")]) {
      const run = createRun({ parent: bad, name: "mnist", options: {} });
      await expect(run).rejects.toMatchObject({ code: "GAN_UNWRITABLE" });
      await expect(run).rejects.toThrow(/cannot be written: .* file.*Choose another folder/);
    }
  });

  it("settings that are not JSON, and no folder stays behind", async () => {
    await expect(create("mnist", { big: 1n })).rejects.toThrow();
    expect(await readdir(parent)).toEqual([]);
  });

  it("a run in a folder that takes no files", async (context) => {
    if (process.platform !== "linux") context.skip("only Linux has /proc");
    const run = createRun({ parent: "/proc/gan/runs", name: "mnist", options: {} });
    await expect(run).rejects.toThrow(/^`\/proc\/gan\/runs` cannot be written/);
  });
});
