import { datasetFromFloats, subset, type TrainingRecord } from "@gan/spec";
import { describe, expect, it } from "vitest";
import { diagnose } from "./diagnose.ts";
import { createHealthMonitor } from "./health-monitor.ts";
import type { Look } from "./look.ts";

type Values = TrainingRecord["values"];
const record = (changes: Values = {}, iteration = 1): TrainingRecord => {
  const losses = { discriminatorLoss: 1.35, generatorLoss: 0.7 };
  const values = { ...losses, realProbability: 0.52, fakeProbability: 0.48, ...changes };
  return { iteration, epoch: 1, values };
};
const records = (changes: (i: number) => Values = () => ({})) =>
  Array.from({ length: 20 }, (_, i) => record(changes(i), i + 1));
const look = (changes: Partial<Look> = {}): Look => ({
  ...{ iteration: 20, diversity: 0.98, movement: 0.1, rightShare: 0.54 },
  ...changes,
});
const covering = (found: number, nearShare: number) => ({
  modes: { total: 8, found, nearShare },
});

describe("a diagnosis of plain numbers", () => {
  it("is healthy, with its figures", () => {
    const diagnosis = diagnose({ records: records(), looks: [look(covering(8, 0.94))] });
    expect(diagnosis).toEqual({
      condition: "healthy",
      text: "The game is healthy: D(x) is 0.52 and D(G(z)) 0.48 on average over 20 records, D is right about 54 % of real and generated examples, samples are 98 % as far apart as the data, 8 of 8 modes are found, 94 % of the samples lie near one.",
      advice: "Nothing needs to change.",
      failures: [],
      figures: {
        ...{ real: expect.closeTo(0.52), fake: expect.closeTo(0.48), records: 20 },
        ...{ rightShare: 0.54, diversity: 0.98, found: 8, total: 8, nearShare: 0.94 },
      },
    });
  });

  it("uses the last records only, and calls nothing healthy that it did not look at", () => {
    const lost = records(() => ({ realProbability: 0.99, fakeProbability: 0.01 }));
    const looks = [look()];
    expect(diagnose({ records: records(), looks }).condition).toBe("healthy");
    expect(diagnose({ records: [...lost, ...records()], looks }).condition).toBe("healthy");
    const { condition, text } = diagnose({ records: records() });
    expect(condition).toBe("unfinished");
    expect(text).toMatch(/as far as the losses tell: D\(x\) is 0.52 and D\(G\(z\)\) 0.48/);
    expect(diagnose({ records: [...records(), ...lost] }).condition).toBe("discriminator wins");
  });

  it.each<[string, readonly TrainingRecord[], readonly Look[]]>([
    ["too early", records().slice(1), []],
    ["unfinished", records(), [look(covering(7, 0.94))]],
    ["unfinished", records(), [look(covering(8, 0.8))]],
    ["collapse", records(), [look({ diversity: 0.1 }), look({ diversity: 0.12 })]],
    ["healthy", records(), [look({ diversity: 0.1 }), look()]],
    ["collapse", records(), [look(covering(4, 0.9))]],
    ["generator dead", records(), [look({ diversity: 0 })]],
    [
      "generator dead",
      records(() => ({ fakeProbability: 0.1 })),
      [look({ iteration: 10 }), look({ movement: 0 })],
    ],
    ["healthy", records(), [look({ iteration: 10 }), look({ movement: 0 })]],
    ["saturation", records(() => ({ fakeProbability: 0.001 })), []],
    ["unfinished", records(() => ({ fakeProbability: 0.001, generatorLoss: 6.9 })), []],
    ["oscillation", records((i) => ({ fakeProbability: i % 6 < 3 ? 0.2 : 0.8 })), []],
    ["healthy", records((i) => ({ fakeProbability: i < 10 ? 0.2 : 0.8 })), [look()]],
    ["unfinished", records(), [look({ rightShare: 0.97 })]],
    ["unfinished", records(), [look(), look({ diversity: 0.4 })]],
    [
      "discriminator wins",
      records(() => ({ realProbability: 0.8, fakeProbability: 0.002 })),
      [look({ rightShare: 1 })],
    ],
    ["divergence", [record({ discriminatorLoss: 40 })], []],
    ["divergence", [record({ generatorLoss: Number.NaN })], []],
    ["divergence", records(), [look({ diversity: Number.NaN })]],
  ])("says %s", (condition, history, looks) => {
    const diagnosis = diagnose({ records: history, looks, saturates: condition === "saturation" });
    expect(diagnosis.condition).toBe(condition);
    expect(diagnosis.text).toMatch(/^[A-Z].*\.$/);
    expect(diagnosis.advice).toMatch(/^[A-Z].*\.$/);
  });

  it("lists every failure, the gravest first", () => {
    const lost = records(() => ({ realProbability: 0.999, fakeProbability: 0.001 }));
    const narrow = [look({ diversity: 0.2 })];
    const { condition, failures } = diagnose({ records: lost, looks: narrow });
    expect(condition).toBe("discriminator wins");
    expect(failures.map((failure) => failure.condition)).toEqual([
      "discriminator wins",
      "collapse",
    ]);
  });
});

it("names a loss that does not saturate where it is told one", () => {
  const history = { records: records(() => ({ fakeProbability: 0.001 })), saturates: true };
  expect(diagnose(history).advice).toBe("Use a loss whose gradient is largest there.");
  expect(diagnose({ ...history, instead: "non-saturating" }).advice).toBe(
    'Use the loss "non-saturating" whose gradient is largest there.',
  );
});

describe("a game whose records have no probabilities", () => {
  const history = Array.from({ length: 20 }, (_, i) => ({
    iteration: i + 1,
    epoch: 1,
    values: {},
  }));

  it("shows no sign that rests on them", () => {
    expect(diagnose({ records: history, saturates: true })).toMatchObject({
      condition: "unfinished",
      text: "Nothing is wrong, as far as the losses tell.",
      failures: [],
    });
  });

  it("is told by looks alone", () => {
    const { condition, text } = diagnose({ records: history, looks: [look()] });
    expect(condition).toBe("healthy");
    expect(text).toBe(
      "The game is healthy: D is right about 54 % of real and generated examples, samples are 98 % as far apart as the data.",
    );
    expect(diagnose({ records: history, looks: [look({ diversity: 0.1 })] }).condition).toBe(
      "collapse",
    );
  });

  it("diverges when any of its values is not finite", () => {
    const records = [{ iteration: 1, epoch: 1, values: { reconstruction: Number.NaN } }];
    expect(diagnose({ records }).condition).toBe("divergence");
  });
});

it("refuses data without two examples, and a window of none", () => {
  const data = datasetFromFloats({
    ...{ name: "two", exampleShape: [1], values: Float32Array.of(0, 1) },
  });
  expect(() => createHealthMonitor({ data: subset(data, 0, 1, "one") })).toThrow(
    /`data`.*at least 2/,
  );
  expect(() => createHealthMonitor({ data, window: 0 })).toThrow(/`window` is 0/);
});

it("says nothing of how often a D is right whose output is a score", () => {
  const scores = Array.from({ length: 20 }, (_, i) => ({
    ...{ iteration: i + 1, epoch: 1 },
    values: { discriminatorLoss: 12, generatorLoss: 0.1, penalty: 11 },
  }));
  const look = { iteration: 20, diversity: 0.9, rightShare: 0.99 };
  const told = diagnose({ records: scores, looks: [look], isScore: true });
  expect(told).toMatchObject({ condition: "healthy", failures: [] });
  expect(told.text).not.toMatch(/right/);
  expect(diagnose({ records: scores, looks: [look] }).condition).toBe("unfinished");
});

it("measures an overshot loss by what guessing costs under the game's own", () => {
  const records = [record({ discriminatorLoss: 12 })];
  expect(diagnose({ records }).text).toMatch(/reached 12, where guessing costs 1\.39/);
  // Hinge: 2. Wasserstein's, in the examples' unit, bounds nothing.
  expect(diagnose({ records, guessing: 2 }).condition).not.toBe("divergence");
  expect(diagnose({ records, guessing: 0 }).condition).not.toBe("divergence");
});
