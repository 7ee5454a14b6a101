import { cpSync, readFileSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { decodeCheckpoint } from "@gan/core";
import { createTfdLike } from "@gan/data";
import { tfd } from "@gan/experiments";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RunRecord } from "./records.ts";
import { runInProcess } from "./testing/run-in-process.ts";

let folder: string;
const evaluation = { ...tfd.evaluation };
const runs = () => join(folder, "runs");
const flags = () => ["--data-dir", folder, "--out", runs(), "--backend", "wasm"];

beforeAll(async () => {
  // Ten runs are scored here on five folds each, by the same steps as with the paper's 10,000 samples.
  Object.assign(tfd.evaluation, { samples: 100 });
  folder = await mkdtemp(join(tmpdir(), "gan-tfd-"));
  await mkdir(join(folder, "tfd"));
  await writeFile(join(folder, "tfd/TFD_48x48.mat"), createTfdLike({ count: 300 }));
});
afterAll(async () => {
  Object.assign(tfd.evaluation, evaluation);
  await rm(folder, { recursive: true, force: true });
});

const filesOf = async (run: string) => {
  const names = (await readdir(join(runs(), run))).filter((name) => !name.startsWith(".")).sort();
  const read = (name: string) => readFile(join(runs(), run, name));
  return new Map(await Promise.all(names.map(async (name) => [name, await read(name)] as const)));
};
const recordsOf = async (run: string): Promise<RunRecord[]> => {
  const text = (await filesOf(run)).get("stats.jsonl")!.toString();
  return text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
};

/** Moments to be killed at: each comes after a checkpoint, by what was recorded last. */
const snapshots: ((last: Partial<RunRecord>) => boolean)[] = [
  ({ iteration }) => iteration === 20,
  ({ kind, iteration, stage }) => kind === "monitor" && iteration === 63 && stage === undefined,
  ({ iteration }) => iteration === 75,
];

function lastRecord(): Partial<RunRecord> {
  try {
    const text = readFileSync(join(runs(), "00001-tfd/stats.jsonl"), "utf8");
    return JSON.parse(text.trimEnd().split("\n").at(-1)!);
  } catch {
    return {};
  }
}

/** What a run that is killed now leaves: the files of the folder, less the lock of the process. */
function copyAsKilled(to: string): void {
  const filter = (path: string) => !basename(path).startsWith(".");
  cpSync(join(runs(), "00001-tfd"), join(runs(), to), { recursive: true, filter });
}

describe("`gan train tfd` on faces in the layout of TFD", { timeout: 300_000 }, () => {
  const sizes = ["--width", "0.01", "--batch-size", "10", "--set", "pretrainingEpochs=3"];
  const length = ["--epochs", "2", "--checkpoint-every", "9"];
  let said: string;

  beforeAll(async () => {
    let isOver = false;
    const training = runInProcess("train", "tfd", ...sizes, ...length, ...flags()).finally(() => {
      isOver = true;
    });
    const moments = [...snapshots];
    while (!isOver) {
      await setImmediate();
      if (moments[0]?.(lastRecord()) !== true) continue;
      moments.shift();
      copyAsKilled(`0010${snapshots.length - moments.length}-tfd`);
    }
    said = await training;
    expect(moments).toEqual([]);
  }, 300_000);

  it("runs both stages in one command, and says so", async () => {
    expect(said).toContain("210 examples, 105 iterations (63 of them pretraining)");
    expect(said).toContain("every hidden layer at width 0.01");
    expect(said).toMatch(/The pretraining ended after iteration 63. Its generator goes on/);
    expect(said.match(/^ {2}fold \d: -?\d+\.\d\d ± \d+\.\d\d nats \(σ/gm)).toHaveLength(10);
    const { metadata, iteration, tensors } = decodeCheckpoint(
      (await filesOf("00001-tfd")).get("checkpoint.safetensors")!,
    );
    expect({ iteration, stage: metadata.stage }).toEqual({ iteration: 42, stage: undefined });
    expect(tensors["generator/new/h0/kernel"]?.shape).toEqual([100, 80]);
    expect(tensors["generator/pretrained/h1/kernel"]?.shape).toEqual([80, 80]);
  });

  it("counts iterations and epochs through both stages, with rates that begin anew", async () => {
    const records = await recordsOf("00001-tfd");
    const training = records.filter(({ kind }) => kind === "training");
    expect(training.map(({ iteration }) => iteration)).toEqual(training.map((_, i) => i + 1));
    expect(training.filter(({ stage }) => stage === "pretraining").length).toBe(63);
    expect(training.at(-1)).toMatchObject({ iteration: 105, epoch: 5, width: 0.01 });
    const monitor = records.filter((record) => record.kind === "monitor");
    expect(monitor.map(({ iteration, stage }) => [iteration, stage])).toEqual([
      ...[0, 21, 42, 63].map((iteration) => [iteration, "pretraining"]),
      ...[63, 84, 105].map((iteration) => [iteration, undefined]),
    ]);
    expect(monitor[4]).toMatchObject({ learningRate: 0.05, momentum: 0.5 });
    expect(monitor[3]!.learningRate).toBeLessThan(0.05);
    for (const record of monitor) {
      for (const value of Object.values(record)) {
        if (typeof value === "number") expect(value).toSatisfy(Number.isFinite);
      }
    }
  });

  it.each([
    ["in the first stage", 1, 18],
    ["between the stages", 2, 63],
    ["in the second stage", 3, 72],
  ])("ends in the same bytes when it is killed %s", async (_, snapshot, iteration) => {
    const run = `0010${snapshot}-tfd`;
    const resumed = await runInProcess("resume", run, "--out", runs());
    expect(resumed).toContain(`after iteration ${iteration} of 105`);
    const [received, expected] = [await filesOf(run), await filesOf("00001-tfd")];
    expect([...received.keys()]).toEqual([...expected.keys()]);
    for (const [name, bytes] of expected) {
      expect(received.get(name)!.equals(bytes), name).toBe(true);
    }
  });

  it("is scored by `gan table1` on five folds, with what differs from the paper", async () => {
    const table = await runInProcess("table1", "--tfd", "1", ...flags());
    expect(table).toMatch(/^\| Adversarial nets +\| 225 ± 2 +\| 2057 ± 26 +\|$/m);
    expect(table).toMatch(
      /^\| this program +\| – +\| -?\d+\.\d ± \d+\.\d \(ddof 0: ± \d+\.\d\) \|$/m,
    );
    expect(
      table.match(/^ {2}fold [1-5]: -?\d+\.\d\d ± \d+\.\d\d nats \(σ 0?\.?\d+\)$/gm),
    ).toHaveLength(5);
    expect(table).toContain("data: 210 training examples instead of 98,058");
    expect(table).toContain("epochs: 3 + 2 (the paper's: 50 + 22)");
    expect(table).toContain("width: every hidden layer at 0.01");
    expect(table).toContain("batchSize: 10 instead of 100");
  });
});
