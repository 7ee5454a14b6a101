/** Milliseconds from one record to the next: what waits for the device, and what the eye follows. */
const BETWEEN = 80;

/** How fast a game goes, and how often to look at it. */
export interface Pace {
  /** Iterations from one record to the next. */
  readonly every: number;
  readonly iterationsPerSecond: number;
  /** Starts the clock. */
  begin(iteration: number): void;
  /** Goes on after a rest, which counts for nothing. */
  resume(iteration: number): void;
  /** Takes note of a record. */
  took(iteration: number): void;
}

export function createPace(): Pace {
  let every = 1;
  let speed = 0;
  let seen = { iteration: 0, time: 0 };
  return {
    get every() {
      return every;
    },
    get iterationsPerSecond() {
      return speed;
    },
    begin(iteration) {
      seen = { iteration, time: performance.now() };
      speed = 0;
      every = 1;
    },
    resume(iteration) {
      seen = { iteration, time: performance.now() };
    },
    took(iteration) {
      const time = performance.now();
      const elapsed = Math.max(0.1, time - seen.time);
      const now = (1000 * (iteration - seen.iteration)) / elapsed;
      speed = speed === 0 ? now : 0.8 * speed + 0.2 * now;
      every = Math.max(1, Math.min(500, Math.round(every * Math.min(2, BETWEEN / elapsed))));
      seen = { iteration, time };
    },
  };
}
