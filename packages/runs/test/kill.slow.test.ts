import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { createRng } from "@gan/spec";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { readCheckpoint } from "../src/index.ts";
import { createRun, directoryStore, loadRun, openRun } from "../src/node/index.ts";
import { bundle } from "./build.ts";
import { killAll, start } from "./processes.ts";

let program: string;
let folder: string;
const folders: string[] = [];

beforeAll(async () => {
  program = await bundle("child.ts");
  folders.push(dirname(program));
});
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "gan-kill-"));
  folders.push(folder);
});
afterEach(killAll);
afterAll(async () => {
  for (const path of folders) await rm(path, { recursive: true, force: true });
});

it("never loses a checkpoint, killed at any moment of writing the next", {
  timeout: 120_000,
}, async () => {
  const moments = createRng(2014).stream("moments");
  let killsInsideAWrite = 0;
  let safe = 0;
  for (let kills = 0; kills < 20 || (killsInsideAWrite < 5 && kills < 100); kills++) {
    const child = start(program, "checkpoints", folder, `${safe + 1}`);
    await child.said(1);
    await delay(moments.integer(30));
    const said = Number((await child.end("kill")).at(-1));
    const leftovers = (await readdir(folder)).filter((name) => name.endsWith(".tmp"));
    expect(leftovers.length).toBeLessThanOrEqual(1);
    killsInsideAWrite += leftovers.length;

    const bytes = (await readCheckpoint(directoryStore(folder)))!;
    expect(bytes.length).toBe(2_000_000);
    expect(new Set(bytes).size).toBe(1);
    const found = bytes[0]!;
    expect([said, said + 1].map((i) => i % 256)).toContain(found);
    safe = said + ((found - said) & 255);
  }
  expect(killsInsideAWrite).toBeGreaterThanOrEqual(5);
  expect(await directoryStore(folder).list()).toEqual(["checkpoint.safetensors"]);
});

it("goes on after every kill as if nothing had happened", { timeout: 60_000 }, async () => {
  (await createRun({ parent: folder, name: "mnist", options: { seed: 0 } })).dispose();
  const moments = createRng(2014).stream("moments", 2);
  for (let kills = 0; kills < 10; kills++) {
    const child = start(program, "train", folder);
    await child.said(2 + moments.integer(12));
    const said = Number((await child.end("kill")).at(-1));

    const run = await loadRun("latest", { parent: folder });
    const checkpoint = (await run.readCheckpoint())?.[0] ?? 0;
    expect(checkpoint).toBeGreaterThanOrEqual(Math.floor(said / 5) * 5);
    const records = await run.records();
    expect(records.map(({ iteration }) => iteration)).toEqual(records.map((_, i) => i + 1));
    expect(records.length).toBeGreaterThanOrEqual(Math.max(said, checkpoint));
  }
});

it("refuses a run that another process writes, and takes it over when that was killed", async () => {
  (await createRun({ parent: folder, name: "mnist", options: {} })).dispose();
  const child = start(program, "hold", folder);
  await child.said(1);
  await expect(openRun(1, { parent: folder })).rejects.toMatchObject({ code: "GAN_RUN_BUSY" });
  await expect(openRun(1, { parent: folder })).rejects.toThrow(
    /by process \d+\. Wait until it ends/,
  );
  await child.end("kill");
  (await openRun(1, { parent: folder })).dispose();
});

it("gives the run of a killed process to exactly one of those that want it", {
  timeout: 120_000,
}, async () => {
  for (let round = 0; round < 3; round++) {
    const contested = join(folder, `${round}`);
    await mkdir(contested);
    const dead = { host: hostname(), pid: 2 ** 22 + 1, startedAt: "earlier" };
    await writeFile(join(contested, ".writer-1.lock"), JSON.stringify(dead));
    const moment = `${Date.now() + 500}`;
    const children = Array.from({ length: 6 }, () => start(program, "race", contested, moment));
    await Promise.all(children.map((child) => child.said(1)));
    const answers = children.flatMap(({ lines }) => lines);
    expect(answers.sort()).toEqual([...Array(5).fill("GAN_RUN_BUSY"), "holds"]);
    await Promise.all(children.map((child) => child.end("kill")));
  }
});

it("gives every run a number of its own, also when processes start at once", {
  timeout: 60_000,
}, async () => {
  const children = Array.from({ length: 5 }, (_, i) => start(program, "create", folder, `${i}`));
  const numbers = (await Promise.all(children.map((child) => child.end("wait")))).flat();
  expect(new Set(numbers).size).toBe(50);
  const names = await readdir(folder);
  expect(new Set(names.map((name) => name.slice(0, 5))).size).toBe(50);
  expect(names.length).toBe(50);
});
