import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createReadingTime } from "./reading-time.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function watched() {
  const seen = { isHeld: false, share: -1, overs: 0 };
  const time = createReadingTime({
    isHeld: () => seen.isHeld,
    tick: (share) => Object.assign(seen, { share }),
    over: () => Object.assign(seen, { overs: seen.overs + 1 }),
  });
  return { seen, time };
}

it("is over once, after its share has grown to all", () => {
  const { seen, time } = watched();
  time.restart();
  vi.advanceTimersByTime(7_500);
  expect(seen).toEqual({ isHeld: false, share: 0.5, overs: 0 });
  vi.advanceTimersByTime(60_000);
  expect(seen).toEqual({ isHeld: false, share: 1, overs: 1 });
});

it("stands still while the person reads, and goes on where it was", () => {
  const { seen, time } = watched();
  time.restart();
  vi.advanceTimersByTime(7_500);
  seen.isHeld = true;
  vi.advanceTimersByTime(600_000);
  expect(seen.share).toBe(0.5);
  seen.isHeld = false;
  vi.advanceTimersByTime(7_500);
  expect(seen.overs).toBe(1);
});

it("begins anew at the next stop, and ends when it is stopped", () => {
  const { seen, time } = watched();
  time.restart();
  vi.advanceTimersByTime(14_000);
  time.restart();
  vi.advanceTimersByTime(14_000);
  expect(seen.overs).toBe(0);
  time.stop();
  vi.advanceTimersByTime(60_000);
  expect(seen.overs).toBe(0);
});
