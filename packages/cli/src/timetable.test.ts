import { experiments } from "@gan/experiments";
import { expect, it } from "vitest";
import type { RunOptions } from "./run-options.ts";
import type { RunStage } from "./run-stages.ts";
import { timetableOf } from "./timetable.ts";

/** After which iterations of a run a game is looked at, of minibatches of ten. */
function looks(iterations: number, examples: number): number[] {
  const settings = { ...experiments.ring!.settings, batchSize: 10 };
  const stage = { name: "training", from: 0, to: iterations, settings } as unknown as RunStage;
  const is = timetableOf({ iterations } as RunOptions, stage, { size: examples });
  return Array.from({ length: iterations }, (_, i) => i + 1).filter(is.isMonitored);
}

it.each([
  ["epochs of 500 iterations each have a look", 2_000, 5_000, [500, 1_000, 1_500, 2_000]],
  ["epochs of 20 in a long run do not", 1_000_000, 200, { first: 200, count: 5_000 }],
  ["nor in one of 10,000", 10_000, 200, { first: 200, count: 50 }],
  ["a short run has looks 20 iterations apart", 100, 10, [20, 40, 60, 80, 100]],
  ["at the ends of epochs", 100, 150, [30, 60, 90]],
  ["epochs of 150, every other", 100_000, 1_500, { first: 300, count: 333 }],
])("%s", (_, iterations, examples, expected) => {
  const found = looks(iterations, examples);
  if (Array.isArray(expected)) expect(found).toEqual(expected);
  else expect({ first: found[0], count: found.length }).toEqual(expected);
});
