import { expect, it } from "vitest";
import { valueAt } from "./value-at.ts";

const curve = [10, 20, 40].map((iteration) => ({
  ...{ iteration, epoch: 1 },
  values: { value: -iteration },
}));

it.each([
  [9, undefined],
  [10, -10],
  [19, -10],
  [20, -20],
  [39.5, -20],
  [40, -40],
  [41, undefined],
] as const)("has at iteration %d what the curve had last: %s", (iteration, value) => {
  expect(valueAt(curve, iteration, "value")).toBe(value);
});

it("has nothing where there is no such value, and no curve", () => {
  expect(valueAt(curve, 20, "other")).toBeUndefined();
  expect(valueAt([], 0, "value")).toBeUndefined();
});
