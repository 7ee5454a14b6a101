/** What the page's address is kept by. */
export interface KeptAddressOptions {
  /** What the address should end in now. */
  hash(): string;
  isPlaying(): boolean;
  /** Has {@link KeptAddress.keep} called again soon. */
  again(): void;
  /** Takes an end that somebody typed, without `#`. */
  follow(hash: string): void;
}

/** The end of the page's address, which says what is played. */
export interface KeptAddress {
  /** Follows what is typed, until the signal is aborted. */
  listen(signal: AbortSignal): void;
  /** Writes what is played now, unless that was done a moment ago: browsers bear only so many changes in a minute. */
  keep(): void;
  /** Lets the next change be written at once. */
  hurry(): void;
}

/** Milliseconds from one change to the next, while a game is played and while it rests. */
const PACE = { playing: 2_000, resting: 300 };
/** Milliseconds after which the browser has told of what was typed. */
const TOLD = 100;

/** Keeps the end of the page's address. */
export function createKeptAddress(options: KeptAddressOptions): KeptAddress {
  let due = 0;
  /** As it was written here, or followed, last. */
  let known = location.hash;
  return {
    listen(signal) {
      known = location.hash;
      const take = () => {
        known = location.hash;
        if (known !== options.hash()) options.follow(known.slice(1));
      };
      addEventListener("hashchange", take, { signal });
    },
    keep() {
      const hash = options.hash();
      if (hash === location.hash) return;
      if (location.hash !== known) {
        // Somebody has just typed another, of which the event is on its way.
        setTimeout(() => {
          known = location.hash;
          options.again();
        }, TOLD);
        return;
      }
      const now = performance.now();
      if (now < due) {
        if (!options.isPlaying()) setTimeout(options.again, due - now);
        return;
      }
      due = now + (options.isPlaying() ? PACE.playing : PACE.resting);
      history.replaceState(null, "", hash);
      known = location.hash;
    },
    hurry() {
      due = 0;
    },
  };
}
