import { setTimeout as delay } from "node:timers/promises";

/** Waits until something is so; the test's own timeout ends it where it never is. */
export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await delay(20);
}
