import { createHash } from "node:crypto";
import type { Settings } from "@gan/experiments/settings";

/** One training of a sweep, as plain JSON. */
export interface Trial {
  readonly experiment: string;
  /** The user's own data, where the experiment takes them. */
  readonly path?: string;
  /** Length, where it is not that of the settings. */
  readonly iterations?: number;
  /** What differs from the experiment's settings; the seed among them. */
  readonly settings: Partial<Settings> & { readonly seed: number };
}

/** The name of a trial's run: equal for equal trials, whatever sweep they are of and in whatever order they name their settings. */
export function trialName({ settings, ...rest }: Trial): string {
  const sorted = Object.entries(settings).sort(([a], [b]) => (a < b ? -1 : 1));
  const { experiment, path = null, iterations = null } = rest;
  const text = JSON.stringify([experiment, path, iterations, sorted]);
  return `t-${createHash("sha256").update(text).digest("hex").slice(0, 12)}`;
}
