import { endOnce } from "./end-once.ts";

/** Set by a command that starts others, which are to end when it is gone. */
export const ENDS_WITH_PARENT = "GAN_ENDS_WITH_PARENT";

const EVERY = 500;

/** Ends this process, as Ctrl-C would, when the one that started it is killed: what it trains is saved. */
export function endWithParent(): void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    endOnce();
  }, EVERY);
  timer.unref();
}
