import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { deleteRun } from "./delete-run.ts";
import { renameRun } from "./rename-run.ts";
import { createRun, loadRun, openRun } from "./run.ts";
import { listRuns } from "./run-folder.ts";
import { writerOf } from "./writer-lock.ts";

let parent: string;

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), "gan-names-"));
  for (const name of ["digits", "baseline", "digits"]) {
    (await createRun({ parent, name, options: { name } })).dispose();
  }
});
afterEach(() => rm(parent, { recursive: true, force: true }));

describe("a run's name", () => {
  it("finds it, as long as no other has the same", async () => {
    expect((await loadRun("baseline", { parent })).name).toBe("00002-baseline");
    await expect(loadRun("digits", { parent })).rejects.toThrow(
      "Several runs are called so: 00001-digits, 00003-digits. Name one of them by its number.",
    );
  });

  it("can be changed, and the run goes on under it", async () => {
    expect(await renameRun(3, "wide", { parent })).toMatchObject({
      ...{ name: "00003-wide", number: 3, label: "wide", path: join(parent, "00003-wide") },
    });
    using run = await openRun("wide", { parent });
    expect(run.options).toEqual({ name: "digits" });
    expect(await readdir(parent)).toEqual(["00001-digits", "00002-baseline", "00003-wide"]);
  });

  it("stays while the run is written, and never takes another folder's place", async () => {
    using run = await openRun("baseline", { parent });
    await expect(renameRun(2, "other", { parent })).rejects.toThrow("written by this very process");
    expect(await writerOf(run.path)).toBe("this very process");
    await mkdir(join(parent, "00001-taken"));
    await expect(renameRun(1, "taken", { parent })).rejects.toThrow("is there already");
    await expect(renameRun(1, "../x", { parent })).rejects.toThrow("letters, digits");
    expect(await writerOf(join(parent, "00001-digits"))).toBeUndefined();
  });
});

describe("a run that is deleted", () => {
  it("is gone whole, and its name is free", async () => {
    await deleteRun("baseline", { parent });
    expect(await readdir(parent)).toEqual(["00001-digits", "00003-digits"]);
    await expect(deleteRun("baseline", { parent })).rejects.toThrow("was not found");
  });

  it("stays while it is written", async () => {
    using run = await openRun(2, { parent });
    await expect(deleteRun(2, { parent })).rejects.toThrow("written by this very process");
    expect((await loadRun(2, { parent })).path).toBe(run.path);
  });
});

it("lists what has begun, renamed folders first, and nothing else", async () => {
  await rename(join(parent, "00001-digits"), join(parent, "mine"));
  await mkdir(join(parent, "00009-empty"));
  await writeFile(join(parent, "note"), "");
  const listed = await listRuns(parent);
  expect(listed.map(({ number, label }) => [number, label])).toEqual([
    [undefined, "mine"],
    [2, "baseline"],
    [3, "digits"],
  ]);
  expect(await listRuns(join(parent, "nowhere"))).toEqual([]);
});
