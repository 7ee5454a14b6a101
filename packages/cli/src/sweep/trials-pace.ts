/** Milliseconds in which what was trained before is there at once, and tells nothing of how long a training takes. */
const AT_ONCE = 5_000;
/** Trials that the pace rests on, the latest: those that were trained before are soon forgotten. */
const LATEST = 20;

/**
 * How long the rest of a sweep takes.
 *
 * @param now - The time in milliseconds, as at the beginning.
 * @returns Told of each trial that is done, the seconds that those which are left take; `undefined` until one was trained.
 */
export function createTrialsPace(
  now = () => performance.now(),
): (left: number) => number | undefined {
  const began = now();
  const ends: number[] = [];
  return (left) => {
    ends.push(now());
    const trained = ends.findIndex((end) => end - began > AT_ONCE);
    if (trained < 0) return undefined;
    const from = Math.max(trained - 1, ends.length - 1 - LATEST);
    const elapsed = ends.at(-1)! - (ends[from] ?? began);
    return (left * elapsed) / (ends.length - 1 - from) / 1000;
  };
}
