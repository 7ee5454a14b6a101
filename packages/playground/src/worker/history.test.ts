import { expect, it } from "vitest";
import type { PlaySettings } from "../protocol.ts";
import { createHistory } from "./history.ts";

const settings = [{ seed: 1 }, { seed: 2 }] as unknown as PlaySettings[];
const snapshot = (iteration: number, which = 0, size = 10) => ({
  iteration,
  settings: settings[which]!,
  bytes: new Uint8Array(size),
});

it("finds the last snapshot at or before an iteration", () => {
  const history = createHistory();
  for (const iteration of [0, 10, 20]) history.add(snapshot(iteration));
  expect(history.before(19)?.iteration).toBe(10);
  expect(history.before(20)?.iteration).toBe(20);
  expect(history.before(-1)).toBeUndefined();
  expect(history.first).toBe(0);
});

it("forgets the future when another one begins", () => {
  const history = createHistory();
  for (const iteration of [0, 10, 20]) history.add(snapshot(iteration));
  history.cut(15);
  expect(history.before(99)?.iteration).toBe(10);
  history.add(snapshot(10, 1));
  expect(history.before(99)?.settings).toBe(settings[1]);
});

it("stays within its budget, and keeps the places where settings changed", () => {
  const history = createHistory(100);
  for (let iteration = 0; iteration < 4; iteration++) history.add(snapshot(iteration));
  history.add(snapshot(4, 1));
  for (let iteration = 5; iteration < 13; iteration++) history.add(snapshot(iteration, 1));
  expect(history.before(4)?.iteration).toBe(4);
  expect(history.before(12)?.iteration).toBe(12);
  for (let iteration = 13; iteration < 60; iteration++) history.add(snapshot(iteration, 1));
  let kept = 0;
  for (let i = 0; i < 60; i++) if (history.before(i)?.iteration === i) kept++;
  expect(kept).toBeLessThanOrEqual(10);
});

it("keeps some of networks that are larger than its budget", () => {
  const history = createHistory(100);
  for (let iteration = 0; iteration < 50; iteration++) history.add(snapshot(iteration, 0, 90));
  let kept = 0;
  for (let i = 0; i < 50; i++) if (history.before(i)?.iteration === i) kept++;
  expect(kept).toBeGreaterThanOrEqual(5);
  expect(kept).toBeLessThanOrEqual(8);
});
