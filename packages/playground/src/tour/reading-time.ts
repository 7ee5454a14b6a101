/** How long a stop lasts by itself, in milliseconds: six of them are ninety seconds. */
const STOP = 15_000;
const TICK = 250;

/** What the time that a stop lasts goes by. */
export interface ReadingTimeOptions {
  /** Time stands still while the person reads on, or is away. */
  isHeld(): boolean;
  /** Which share of the time is over. */
  tick(share: number): void;
  over(): void;
}

/** The time of a stop. */
export interface ReadingTime {
  /** Begins anew. */
  restart(): void;
  stop(): void;
}

/** Creates a clock that stands. */
export function createReadingTime({ isHeld, tick, over }: ReadingTimeOptions): ReadingTime {
  let timer: ReturnType<typeof setInterval> | undefined;
  const stop = () => clearInterval(timer);
  return {
    restart() {
      stop();
      let spent = 0;
      tick(0);
      timer = setInterval(() => {
        if (isHeld()) return;
        spent += TICK;
        tick(spent / STOP);
        if (spent < STOP) return;
        stop();
        over();
      }, TICK);
    },
    stop,
  };
}
