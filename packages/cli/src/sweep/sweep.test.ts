import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ring } from "@gan/experiments";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { planTrials } from "./plan-trials.ts";
import { runPool } from "./run-pool.ts";
import { readSweep } from "./sweep-options.ts";
import { sweepTable, sweptSettings } from "./sweep-table.ts";
import { type Trial, trialName } from "./trial.ts";
import { trialResultOf } from "./trial-result.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "gan-sweep-"));
});
afterAll(() => rm(folder, { recursive: true }));

it("plans every combination with every seed, each once, whatever is said twice", () => {
  const rates = fc.uniqueArray(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 4 });
  const seeds = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(rates, rates, seeds, (batchSize, noiseSize, seeds) => {
      const plan = { experiment: ring, settings: [{ batchSize, noiseSize }], seeds };
      const trials = planTrials(plan);
      const expected = batchSize.length * noiseSize.length * new Set(seeds).size;
      expect(trials).toHaveLength(expected);
      expect(new Set(trials.map(trialName)).size).toBe(expected);
      const drawn = planTrials({ ...plan, random: 1 });
      expect(drawn).toHaveLength(new Set(seeds).size);
      expect(trials).toEqual(expect.arrayContaining(drawn));
      expect(planTrials({ ...plan, random: 1 })).toEqual(drawn);
    }),
  );
});

it("names a trial for what it is, not for how it was written", () => {
  const one: Trial = { experiment: "ring", settings: { seed: 1, batchSize: 5, width: 2 } };
  const other: Trial = { settings: { width: 2, batchSize: 5, seed: 1 }, experiment: "ring" };
  expect(trialName(one)).toBe(trialName(other));
  expect(trialName(one)).toMatch(/^t-[0-9a-f]{12}$/);
  for (const changed of [
    { ...one, experiment: "grid" },
    { ...one, path: "x" },
    { ...one, iterations: 3 },
    { ...one, settings: { ...one.settings, seed: 2 } },
  ]) {
    expect(trialName(changed)).not.toBe(trialName(one));
  }
});

it("reads a file as it reads flags, and flags go before it", async () => {
  const file = join(folder, "sweep.json");
  const settings = { schedule: ["simultaneous", "alternating"], learningRate: 0.1, batchSize: [5] };
  await writeFile(file, JSON.stringify({ experiment: "ring", settings, seeds: "1-3,7" }));
  const fromFile = await readSweep(file, undefined, { set: [] });
  const set = ["schedule=simultaneous,alternating", "learning-rate=0.1", "batchSize=5"];
  const fromFlags = await readSweep("ring", undefined, { set, seeds: "1,2,3,7" });
  expect(planTrials(fromFile)).toEqual(planTrials(fromFlags));
  expect(planTrials(fromFile)).toHaveLength(8);
  const narrowed = await readSweep(file, undefined, { set: ["schedule=simultaneous"], seeds: "4" });
  expect(planTrials(narrowed)).toHaveLength(1);
});

it("reads a list of grids, each with its own settings", async () => {
  const file = join(folder, "list.json");
  const settings = [
    { loss: "wasserstein", penalty: "gradient-penalty" },
    { loss: ["non-saturating", "hinge"], penalty: ["none"] },
    { loss: "hinge", penalty: "none" },
  ];
  await writeFile(file, JSON.stringify({ experiment: "ring", settings, seeds: "1-2" }));
  const trials = planTrials(await readSweep(file, undefined, { set: ["width=0.1"] }));
  const tried = trials.map(({ settings: { loss, penalty, width, seed } }) =>
    [loss, penalty, width, seed].join(" "),
  );
  // What two grids have in common is tried once.
  expect(tried).toEqual([
    "wasserstein gradient-penalty 0.1 1",
    "wasserstein gradient-penalty 0.1 2",
    "non-saturating none 0.1 1",
    "non-saturating none 0.1 2",
    "hinge none 0.1 1",
    "hinge none 0.1 2",
  ]);
});

it.each([
  [{ set: ["learningRate=0.1,much"] }, /`--set learningRate` is "much", expected a number above 0/],
  [{ set: ["seed=1,2"] }, /Seeds have a flag of their own/],
  [{ set: [], seeds: "5-1" }, /`--seeds` is "5-1", expected whole numbers and ranges/],
  [{ set: [], seeds: "one" }, /`--seeds` is "one"/],
  [{ set: ["learningRat=1"] }, /Did you mean `learningRate`/],
])("says what is wrong with %j", async (typed, words) => {
  await expect(readSweep("ring", undefined, typed)).rejects.toThrow(words);
});

it("refuses a file that is none, and a trial that cannot be played, before anything is trained", async () => {
  const file = join(folder, "broken.json");
  await expect(readSweep(file, undefined, { set: [] })).rejects.toThrow(/Name a sweep's JSON file/);
  for (const text of [
    "{",
    "[]",
    '{"experiment":"ring","settings":{"width":["x"]}}',
    '{"seeds":[1]}',
  ]) {
    await writeFile(file, text);
    await expect(readSweep(file, undefined, { set: [] })).rejects.toThrow(
      /broken\.json|`--set width`/,
    );
  }
  const set = ["schedule=simultaneous", "discriminatorSteps=1,2"];
  const plan = await readSweep("ring", undefined, { set });
  expect(() => planTrials(plan)).toThrow(/`discriminatorSteps` is 2/);
  const settings = { batchSize: Array.from({ length: 200 }, (_, i) => i + 1) };
  const seeds = Array.from({ length: 200 }, (_, i) => i);
  expect(() => planTrials({ experiment: ring, settings: [settings], seeds })).toThrow(
    /40000|40,000/,
  );
});

it("tells means over seeds, the best first, and what was lost", () => {
  const trained = [1, 2, 3].flatMap((seed) =>
    [5, 10].map((batchSize) => ({
      trial: { experiment: "ring", settings: { width: 1, batchSize, seed } } as Trial,
      result: {
        values: { nats: batchSize + seed, other: 0 },
        run: "x",
        condition: seed === 2 && batchSize === 5 ? "collapse" : "healthy",
      },
    })),
  );
  const swept = sweptSettings(trained, "nats");
  expect(swept.map(({ mean, count }) => [mean, count])).toEqual([
    [12, 3],
    [7, 3],
  ]);
  expect(swept[0]!.standardError).toBeCloseTo(1 / Math.sqrt(3), 12);
  expect(sweepTable(swept, "nats")).toEqual([
    "batchSize  seeds         nats  lost",
    "10             3  12 ± 0.5774  –",
    "5              3   7 ± 0.5774  1 collapse",
  ]);
});

it("takes every number of a run's end by its name", () => {
  const estimate = { mean: -3, standardError: 1, count: 5 };
  const score = { logLikelihood: estimate, validationLogLikelihood: -4, falseNegatives: 0.5 };
  const health = { condition: "collapse" };
  expect(trialResultOf({ path: "a", score, health })).toEqual({
    ...{ run: "a", condition: "collapse" },
    values: { nats: -3, validationLogLikelihood: -4, falseNegatives: 0.5 },
  });
  const measures = { "selected-modes": { "fair: modes": 25 }, errors: 3 };
  expect(trialResultOf({ path: "a", measures }).values).toEqual({
    "selected-modes: fair: modes": 25,
    errors: 3,
  });
});

it("works at no more items than it may, begins none after it is stopped, and tells of a loss", async () => {
  const stop = new AbortController();
  let [now, most] = [0, 0];
  const done: number[] = [];
  const run = async (item: number) => {
    most = Math.max(most, ++now);
    await new Promise((resolve) => setTimeout(resolve, 1));
    now--;
    done.push(item);
    if (done.length === 6) stop.abort();
  };
  await runPool([...Array(20).keys()], { workers: 3, signal: stop.signal, run });
  expect(most).toBe(3);
  expect(done.length).toBeGreaterThanOrEqual(6);
  expect(done.length).toBeLessThanOrEqual(8);
  const lose = () => Promise.reject(new Error("lost"));
  const { signal } = new AbortController();
  await expect(runPool([1, 2], { workers: 2, signal, run: lose })).rejects.toThrow("lost");
});
