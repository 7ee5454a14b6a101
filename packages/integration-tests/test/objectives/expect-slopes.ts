import { cpu } from "@gan/backends/cpu";
import { expect } from "vitest";
import { differencesOf, objectives } from "./slopes.ts";

const expected = new Map<string, readonly number[]>();

/** Holds an objective's slopes to differences, which are made once. */
export async function expectSlopes(name: string, slopes: readonly number[]): Promise<void> {
  if (!expected.has(name)) {
    await cpu().activate();
    expected.set(name, differencesOf(objectives[name]!));
  }
  const numeric = expected.get(name)!;
  const largest = Math.max(...numeric.map(Math.abs));
  expect(largest).toBeGreaterThan(1e-2);
  expect(slopes).toHaveLength(numeric.length);
  for (const [i, slope] of slopes.entries()) {
    expect(Math.abs(slope - numeric[i]!), `number ${i}`).toBeLessThan(0.01 * largest);
  }
}
