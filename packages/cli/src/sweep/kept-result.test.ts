import { mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeOptions } from "@gan/runs";
import { createRun, openRun } from "@gan/runs/node";
import { afterEach, beforeEach, expect, it } from "vitest";
import { keepResult, keptResult } from "./kept-result.ts";
import { trainTrial } from "./train-trial.ts";
import { type Trial, trialName } from "./trial.ts";

const trial: Trial = { experiment: "ring", iterations: 40, settings: { seed: 1 } };
const result = { values: { nats: -3.25, "modes: found": 7 }, condition: "healthy" };
let out: string;
let path: string;

beforeEach(async () => {
  out = await mkdtemp(join(tmpdir(), "gan-kept-"));
  using run = await createRun({ parent: out, name: trialName(trial), options: { iterations: 40 } });
  path = run.path;
});
afterEach(() => rm(out, { recursive: true }));

it("tells what a trial came to without a process, wherever its folder lies by now", async () => {
  expect(await keptResult(trial, { out })).toBeUndefined();
  await keepResult({ ...result, run: path }, { out });
  const moved = `${out}-moved`;
  await rename(out, moved);
  out = moved;
  const { signal } = new AbortController();
  const attend = () => {
    throw new Error("A process was begun.");
  };
  const told = await trainTrial(trial, { out, flags: [], threads: 1, signal, attend });
  expect(told).toEqual({ ...result, run: path.replace(/gan-kept-[^/]*/, "$&-moved") });
});

it("is told of the length that was asked for alone", async () => {
  await keepResult({ ...result, run: path }, { out });
  expect(await keptResult(trial, { out, until: 20 })).toBeUndefined();
  expect(await keptResult({ ...trial, settings: { seed: 2 } }, { out })).toBeUndefined();
  {
    using run = await openRun(path, { parent: out });
    await writeOptions(run.store, { iterations: 80 });
  }
  expect(await keptResult(trial, { out })).toBeUndefined();
  expect(await keptResult(trial, { out, until: 80 })).toBeUndefined();
});

it.each(["", "{", "[]", '{"iterations":40}', '{"iterations":40,"values":{"nats":"much"}}'])(
  "leaves it to the run where the file is %j",
  async (text) => {
    await writeFile(join(path, "trial.json"), text);
    expect(await keptResult(trial, { out })).toBeUndefined();
  },
);
