import type { ChildProcess } from "node:child_process";
import type { Job } from "bullmq";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { holdTrial } from "./hold-trial.ts";
import { GRACE, LOCK } from "./lease.ts";

/** A process that notes what it is told. */
function fakeChild() {
  const child = { connected: true, told: [] as number[], kills: [] as string[] };
  const send = (until: number) => child.told.push(until);
  const kill = (signal: string) => child.kills.push(signal);
  return Object.assign(child, { send, kill });
}

const begin = Date.UTC(2026, 0, 1);
const news = { onAnswer: vi.fn(), onTrouble: vi.fn() };
beforeEach(() => {
  vi.useFakeTimers({ now: begin });
});
afterEach(() => {
  vi.useRealTimers();
  vi.clearAllMocks();
});
const hold = (extendLock: () => Promise<number>) =>
  holdTrial({ extendLock } as unknown as Job, "token", news);

it("goes on as long as the broker grants it, and no longer than from before the last asking", async () => {
  const asked: number[] = [];
  const held = hold(async () => {
    asked.push(Date.now());
    await new Promise((resolve) => setTimeout(resolve, 100));
    if (asked.length > 20) throw new Error("away");
    return 1;
  });
  const child = fakeChild();
  held.attend(child as unknown as ChildProcess);
  await vi.advanceTimersByTimeAsync(2.05 * LOCK);
  expect(asked).toHaveLength(20);
  expect(child.told).toEqual([begin + LOCK, ...asked.map((time) => time + LOCK)]);
  expect(held.signal.aborted).toBe(false);

  await vi.advanceTimersByTimeAsync(asked.at(-1)! + LOCK - Date.now() - 1);
  expect(held.signal.aborted).toBe(false);
  expect(news.onTrouble).toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(LOCK / 10);
  expect(held.signal.aborted).toBe(true);
  expect(child.kills).toEqual([]);
  await vi.advanceTimersByTimeAsync(GRACE + LOCK / 10);
  expect(child.kills[0]).toBe("SIGKILL");
  held.release();
  expect(vi.getTimerCount()).toBe(0);
});

it("is over at once when the broker has given the trial to another", async () => {
  const held = hold(async () => 0);
  const child = fakeChild();
  held.attend(child as unknown as ChildProcess);
  await vi.advanceTimersByTimeAsync(LOCK / 10);
  expect(held.signal.aborted).toBe(true);
  expect(child.told.at(-1)).toBe(begin + LOCK / 10);
  held.release();
});

it("tells a process that is to stop that its time is over, and nothing else after that", async () => {
  const held = hold(async () => 1);
  const child = fakeChild();
  const { stop } = held.attend(child as unknown as ChildProcess);
  await vi.advanceTimersByTimeAsync(LOCK / 20);
  stop();
  await vi.advanceTimersByTimeAsync(LOCK);
  expect(child.told).toEqual([begin + LOCK, begin + LOCK / 20]);
  held.release();
});

it("counts the time for which a machine slept", async () => {
  const held = hold(async () => 1);
  vi.setSystemTime(begin + 2 * LOCK);
  await vi.advanceTimersByTimeAsync(LOCK / 10);
  expect(held.signal.aborted).toBe(true);
  held.release();
});
