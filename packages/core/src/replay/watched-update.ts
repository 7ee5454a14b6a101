import type { Update } from "@gan/spec";
import { type Scalar, scalar, tensor } from "@tensorflow/tfjs-core";

/** Who is told what is taken from an update. */
export interface UpdateWatcher {
  /** A number of a tensor follows from the update. */
  made(array: Float32Array, value: (update: Update) => number): void;
  /** What is done follows from the update. */
  decided(value: unknown, by: (update: Update) => unknown): void;
  /** It was read in a way that nobody can repeat. */
  read(): void;
}

const watched = new WeakMap<Update, { readonly update: Update; readonly watcher: UpdateWatcher }>();

/** An update that tells what is taken from it. */
export function watchedUpdate(update: Update, watcher: UpdateWatcher): Update {
  const telling = (field: keyof Update) => ({
    enumerable: true,
    get() {
      watcher.read();
      return update[field];
    },
  });
  const told: Update = Object.defineProperties({} as Update, {
    iteration: telling("iteration"),
    epoch: telling("epoch"),
    count: telling("count"),
  });
  watched.set(told, { update, watcher });
  return told;
}

/**
 * A number that follows from the update, such as a rate, as a tensor. An engine that replays updates computes it anew each time; what
 * reads `update` in another way is never replayed.
 *
 * @returns The caller owns it.
 */
export function scalarAt(update: Update, value: (update: Update) => number): Scalar {
  const { update: plain, watcher } = watched.get(update) ?? {};
  if (!plain || !watcher) return scalar(value(update));
  const array = Float32Array.of(value(plain));
  watcher.made(array, value);
  return tensor(array, []);
}

/**
 * What an update decides, such as whether a penalty is due. An engine that replays updates decides it anew each time, and replays
 * only what it has seen done after the same decisions: there should be few.
 */
export function decidedAt<T extends number | string | boolean>(
  update: Update,
  by: (update: Update) => T,
): T {
  const { update: plain, watcher } = watched.get(update) ?? {};
  if (!plain || !watcher) return by(update);
  const value = by(plain);
  watcher.decided(value, by);
  return value;
}
