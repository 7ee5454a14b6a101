import { expect, it } from "vitest";
import { createTrialsPace } from "./trials-pace.ts";

function paceAt(moments: readonly number[], of: number): (number | undefined)[] {
  let time = 0;
  const pace = createTrialsPace(() => time);
  return moments.map((moment, i) => {
    time = 1000 * moment;
    return pace(of - 1 - i);
  });
}

it("is the mean of the trials so far, times those that are left", () => {
  expect(paceAt([100, 200, 300], 5)).toEqual([400, 300, 200]);
});

it("counts none that was trained before and is there at once", () => {
  expect(paceAt([0, 1, 1, 101, 201], 7)).toEqual([
    ...[undefined, undefined, undefined],
    ...[300, 200],
  ]);
});

it("forgets those that were read one after the other, as each takes a process", () => {
  const read = Array.from({ length: 30 }, (_, i) => i + 6);
  const trained = Array.from({ length: 20 }, (_, i) => 35 + 100 * (i + 1));
  expect(paceAt([...read, ...trained], 60).at(-1)).toBe(1000);
});
