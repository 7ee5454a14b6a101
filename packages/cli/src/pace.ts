import type { FormatRecordOptions } from "@gan/report";

/** How fast a run goes on, as its status line says it. */
export type Pace = (iteration: number, total: number) => FormatRecordOptions;

/** Iterations per second over the last half minute or so, and the seconds left. */
export function createPace(from: number): Pace {
  const seen = [{ iteration: from, time: performance.now() }];
  return (iteration, total) => {
    const time = performance.now();
    seen.push({ iteration, time });
    while (seen.length > 2 && time - seen[1]!.time > 30_000) seen.shift();
    const elapsed = time - seen[0]!.time;
    const iterationsPerSecond = (1000 * (iteration - seen[0]!.iteration)) / Math.max(1, elapsed);
    // The first iteration makes the engine ready: what is left is told when it rests on more than that.
    const isKnown = elapsed > 2000 && seen.length > 2;
    const eta = isKnown ? { eta: (total - iteration) / iterationsPerSecond } : {};
    return { total, iterationsPerSecond, ...eta };
  };
}
