import { expect, it } from "vitest";
import { lastOfEpochs } from "./last-of-epochs.ts";

it("keeps one score an epoch, the later one, in order", () => {
  const scores = [0, 1, 1, 2].map((epoch, i) => ({ epoch, iteration: 10 * i }));
  expect(lastOfEpochs(scores).map(({ iteration }) => iteration)).toEqual([0, 20, 30]);
});
