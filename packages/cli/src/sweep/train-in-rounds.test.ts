import { expect, it } from "vitest";
import { betterHalf, trainInRounds } from "./train-in-rounds.ts";
import type { TrainTrials } from "./train-trials.ts";
import type { Trial } from "./trial.ts";
import type { TrialResult } from "./trial-result.ts";

const trials = [1, 2, 3, 4, 5].flatMap((batchSize) =>
  [1, 2].map((seed): Trial => ({ experiment: "ring", settings: { batchSize, seed } })),
);
const { signal } = new AbortController();
const result = (nats: number): TrialResult => ({ values: { nats }, run: "x" });

/** Trains nothing; a trial is as good as its batch is large, and its second seed a little better. */
function fake(lengths: (readonly [number, number])[]): (until: number) => TrainTrials {
  return (until) => async (some, news) => {
    lengths.push([until, some.length]);
    for (const trial of some) {
      const { batchSize, seed } = trial.settings;
      if (batchSize === 5) news.onFailed(trial, "too large");
      else news.onTrained(trial, result(batchSize! + seed / 10));
    }
  };
}

it("trains all shortly, the better half of the settings twice as long, and the best to the end", async () => {
  const lengths: (readonly [number, number])[] = [];
  const [trained, failed]: [number[], unknown[]] = [[], []];
  const train = trainInRounds({
    ...{ halvings: 2, iterations: 1000, measure: "nats", trainTo: fake(lengths) },
  });
  await train(
    trials,
    {
      onTrained: ({ settings }) => trained.push(settings.batchSize!),
      onFailed: (trial) => failed.push(trial),
    },
    signal,
  );
  // Five settings of two seeds, then three, then two.
  expect(lengths).toEqual([
    [250, 10],
    [500, 6],
    [1000, 4],
  ]);
  expect(trained).toEqual([3, 3, 4, 4]);
  expect(failed).toHaveLength(2);
});

it("leaves out what has no number or failed with a seed, and keeps the order", () => {
  const results = new Map(trials.map((trial, i) => [trial, result(-i)]));
  const best = betterHalf(trials, results, "nats");
  expect(best).toEqual(trials.slice(0, 6));
  results.delete(trials[1]!);
  results.set(trials[2]!, result(Number.NaN));
  expect(betterHalf(trials, results, "nats")).toEqual(trials.slice(4));
  expect(betterHalf(trials, results, "another")).toHaveLength(6);
});

it("keeps the settings with fewer mistakes where less is better", () => {
  const results = new Map(
    trials.map((trial, i) => [trial, { values: { falsePositives: i }, run: "x" } as TrialResult]),
  );
  expect(betterHalf(trials, results, "falsePositives")).toEqual(trials.slice(0, 6));
});

it("refuses a measure that no trial has, with those there are", async () => {
  const trainTo = fake([]);
  const train = trainInRounds({ halvings: 1, iterations: 10, measure: "natz", trainTo });
  const news = { onTrained: () => undefined, onFailed: () => undefined };
  await expect(train(trials, news, signal)).rejects.toThrow(
    /`--measure` is "natz", expected one of nats/,
  );
});

it("begins no round after it is stopped", async () => {
  const stop = new AbortController();
  const lengths: (readonly [number, number])[] = [];
  const trainTo = (until: number): TrainTrials => {
    const inner = fake(lengths)(until);
    return async (...args) => {
      await inner(...args);
      stop.abort();
    };
  };
  const news = { onTrained: () => expect.unreachable(), onFailed: () => undefined };
  await trainInRounds({ halvings: 3, iterations: 80, measure: "nats", trainTo })(
    trials,
    news,
    stop.signal,
  );
  expect(lengths).toEqual([[10, 10]]);
});
