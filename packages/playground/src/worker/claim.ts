/** Milliseconds that a page which is loaded again may take to let go. */
const PATIENCE = 2_000;

/** A right that one tab of an origin has at a time. */
export interface Claim {
  /** Whether it is this tab's; known after two seconds at most, and for good. */
  readonly isOurs: Promise<boolean>;
  /** Leaves it to the next that asks. */
  release(): void;
}

/** Asks for a right by its name; where the browser knows no locks between tabs, everyone has it. */
export function claim(name: string): Claim {
  const { locks } = navigator as { locks?: LockManager };
  if (!locks) return { isOurs: Promise.resolve(true), release: () => undefined };
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE);
  let release = () => patience.abort();
  const isOurs = new Promise<boolean>((settle) => {
    const held = () => {
      clearTimeout(timer);
      settle(true);
      return new Promise<void>((resolve) => {
        release = resolve;
      });
    };
    locks.request(name, { signal: patience.signal }, held).catch(() => settle(false));
  });
  return { isOurs, release: () => release() };
}
