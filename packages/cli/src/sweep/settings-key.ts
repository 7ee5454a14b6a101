import type { Trial } from "./trial.ts";

/** Equal for trials that differ in their seeds alone. */
export function settingsKey({ settings: { seed: _, ...settings } }: Trial): string {
  return JSON.stringify(Object.entries(settings).sort(([a], [b]) => (a < b ? -1 : 1)));
}
