import { ring } from "@gan/experiments";
import type { ComparedRun } from "@gan/report";
import { expect, it } from "vitest";
import { isLowerBetter } from "../is-lower-better.ts";
import type { RunRecord } from "../records.ts";
import type { RunOptions } from "../run-options.ts";
import { assertComparable } from "./assert-comparable.ts";
import { chosenMeasure } from "./chosen-measure.ts";
import { comparisonTable } from "./comparison-table.ts";
import { diagnoseRecords } from "./diagnose-records.ts";
import type { BegunRun } from "./read-runs.ts";
import { runCurvesOf } from "./run-curves-of.ts";

const own = { seed: 1, version: "0.0.0", backend: "cpu" };
const training = (iteration: number, values: Readonly<Record<string, number>>): RunRecord => ({
  ...{ kind: "training", iteration, epoch: 1, ...own, ...values },
});
const monitor = (iteration: number, values: Readonly<Record<string, number>>) =>
  ({ kind: "monitor", iteration, epoch: 1, ...own, ...values }) as unknown as RunRecord;
const score = (iteration: number, epoch: number, mean: number) =>
  ({
    ...{ kind: "score", iteration, epoch, ...own },
    logLikelihood: { mean, standardError: 1, count: 5 },
  }) as unknown as RunRecord;

it("takes curves from records as they are, long ones as means of neighbors", () => {
  const few = [
    ...[1, 2, 3].map((i) => training(i, { generatorLoss: i * i })),
    ...[monitor(0, { diversity: 0.1 }), monitor(3, { diversity: 0.9, modesFound: 5 })],
    // The untrained networks are scored last, and an epoch that was resumed within is scored twice.
    ...[score(2, 1, -3), score(3, 1, -2), score(0, 0, -9)],
  ];
  expect(runCurvesOf(few, 3)).toEqual({
    generatorLoss: [1, 2, 3].map((x) => ({ x, y: x * x })),
    diversity: [
      { x: 0, y: 0.1 },
      { x: 3, y: 0.9 },
    ],
    modesFound: [{ x: 3, y: 5 }],
    score: [
      { x: 0, y: -9 },
      { x: 1, y: -2 },
    ],
  });
  const long = Array.from({ length: 4800 }, (_, i) => training(i + 1, { generatorLoss: i + 1 }));
  const { generatorLoss } = runCurvesOf(long, 4800);
  expect(generatorLoss).toHaveLength(240);
  expect(generatorLoss![0]).toEqual({ x: 20, y: 10.5, count: 20 });
  expect(runCurvesOf(long, 9600).generatorLoss).toHaveLength(120);
});

it("diagnoses a run from what was measured at its end, as a look at it would", () => {
  const options = { settings: ring.settings } as RunOptions;
  const diagnosed = (fake: number, ...looks: RunRecord[]) =>
    diagnoseRecords({ experiment: ring, options }, [
      ...Array.from({ length: 20 }, (_, i) =>
        training(i + 1, { discriminatorLoss: 1.3, realProbability: 0.5, fakeProbability: fake }),
      ),
      ...looks,
    ])!;
  const shares = { falseNegatives: 0.5, falsePositives: 0.5 };
  const at = (iteration: number, diversity: number, modesFound: number, modesNearShare: number) =>
    monitor(iteration, { ...shares, diversity, modesFound, modesNearShare });
  expect(diagnosed(0.5, at(20, 0.98, 8, 0.95))).toMatchObject({
    condition: "healthy",
    text: expect.stringContaining("8 of 8 modes are found, 95 % of the samples lie near one"),
  });
  expect(diagnosed(0.5, at(10, 0.99, 8, 0.9), at(20, 0.98, 3, 0.95)).condition).toBe("collapse");
  expect(diagnosed(0.5, at(10, 0.4, 8, 0.9), at(20, 0.3, 8, 0.9)).condition).toBe("collapse");
  // A G that spreads out from epoch to epoch is not narrow for good.
  expect(diagnosed(0.5, at(10, 0.2, 8, 0.9), at(20, 0.3, 8, 0.9)).condition).toBe("unfinished");
  expect(diagnosed(Number.NaN).condition).toBe("divergence");
  expect(diagnosed(0.5).text).toMatch(/as far as the losses tell/);
});

const run = (name: string, values: Readonly<Record<string, number>>, rate = "1"): ComparedRun => ({
  ...{ name, values, settings: { seed: name, rate }, iteration: 1, iterations: 1, curves: {} },
});

it("compares by what most runs came to, or by what was typed", () => {
  const loss = { generatorLoss: 1 };
  const runs = [run("a", { nats: 1, ...loss }), run("b", { nats: 2, ...loss }), run("c", loss)];
  expect(chosenMeasure(runs, undefined)).toBe("nats");
  expect(chosenMeasure(runs.slice(1), undefined)).toBe("generatorLoss");
  expect(chosenMeasure(runs, "generatorLoss")).toBe("generatorLoss");
  expect(() => chosenMeasure(runs, "nat")).toThrow(
    '`--measure` is "nat", expected one of nats, generatorLoss.',
  );
});

it.each([
  ["nats", false],
  ["test-errors: errors", true],
  ["frechet-distance: distance", true],
  ["quickParzen", false],
  ["modesFound", false],
  ["generatorLoss", true],
  ["completions: 10 %: G error", true],
  ["falsePositives", true],
])("knows whether less of %s is better", (name, isLess) => {
  expect(isLowerBetter(name)).toBe(isLess);
});

it("prints a row for each setting, or for each run where seeds are single", () => {
  const about = { title: "x", experiment: "x", measure: "nats", isLowerBetter: false };
  const lost = { condition: "collapse", text: "", advice: "" };
  const runs = [
    run("1", { nats: 1 }, "0.1"),
    run("2", { nats: 3 }, "0.1"),
    { ...run("3", { nats: 9 }, "0.2"), lost },
  ];
  expect(comparisonTable({ ...about, runs })).toEqual([
    "rate  runs   nats  lost",
    "0.2      1      9  1 collapse",
    "0.1      2  2 ± 1  –",
  ]);
  expect(comparisonTable({ ...about, runs: runs.slice(1) })).toEqual([
    "run  rate  nats  lost",
    "3    0.2      9  collapse",
    "2    0.1      3  –",
  ]);
  const wide = runs.map((each, i) => ({
    ...each,
    settings: Object.fromEntries([..."abcdef"].map((name) => [name, `${i}`])),
  }));
  const table = comparisonTable({ ...about, runs: wide });
  expect(table[1]).toBe("3       9  collapse");
  expect(table.at(-1)).toBe("They differ in a, b, c, d, e, f.");
  const many = Array.from({ length: 20 }, (_, i) => run(`${i}`, { nats: i }, `${i}`));
  expect(comparisonTable({ ...about, runs: many }).at(-1)).toBe("… and 5 more settings.");
});

it("lets runs of several experiments stand beside one another on the same data alone", () => {
  const begun = (name: string, experiment: string, sha256?: string) =>
    ({
      ...{ run: { name }, experiment: { name: experiment } },
      options: sha256 === undefined ? {} : { data: { train: { sha256 } } },
    }) as unknown as BegunRun;
  assertComparable([begun("1", "mnist", "a"), begun("2", "mnist", "b"), begun("3", "mnist")]);
  assertComparable([begun("1", "mnist", "a"), begun("2", "mnist-conditional", "a")]);
  for (const other of [begun("2", "ring", "b"), begun("2", "ring")]) {
    expect(() => assertComparable([begun("1", "mnist", "a"), other])).toThrow(
      '`run` is "2, of ring", expected runs of `mnist`, as 1 is, or on the same data. Numbers of different data',
    );
  }
});
