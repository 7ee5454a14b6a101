import type { Trial } from "./trial.ts";

/** A trial as it would be typed. */
export function trialWords({ experiment, path, settings }: Trial): string {
  const typed = Object.entries(settings).map(([name, value]) => `${name}=${value}`);
  return [experiment, ...(path === undefined ? [] : [path]), ...typed].join(" ");
}
