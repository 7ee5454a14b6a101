import { afterEach, expect, it, vi } from "vitest";
import { createPace } from "./pace.ts";

afterEach(() => vi.restoreAllMocks());

it("says how long is left once that rests on more than the first iteration", () => {
  const now = vi.spyOn(performance, "now").mockReturnValue(0);
  const pace = createPace(0);
  const at = (milliseconds: number, iteration: number) => {
    now.mockReturnValue(milliseconds);
    return pace(iteration, 100);
  };
  // The engine makes itself ready: 99 iterations at this pace would take five minutes.
  expect(at(3000, 1)).toEqual({ total: 100, iterationsPerSecond: 1 / 3 });
  expect(at(4000, 20)).toEqual({ total: 100, iterationsPerSecond: 5, eta: 16 });
});
