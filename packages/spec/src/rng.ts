import { murmur3 } from "./murmur3.ts";
import { Stream } from "./stream.ts";

export { Stream };

/**
 * Named streams of random numbers: everything random in a run comes from one of them.
 *
 * A stream is addressed, not advanced: the same (seed, name, iteration, step) gives the same bits in
 * every engine and in every process, whatever was drawn before. That is what makes a resumed run equal
 * to one that never stopped.
 */
export interface Rng {
  readonly seed: number;
  /** A fresh stream at an address, such as `stream("noise", iteration, step)`. */
  stream(name: string, iteration?: number, step?: number): Stream;
  /** The same streams under a prefix, so that two owners never share a name. */
  fork(name: string): Rng;
}

/**
 * Creates the streams of a seed.
 *
 * @param seed - Whole number in `[0, 2⁵³)`; 0 is a seed like any other.
 */
export function createRng(seed: number, prefix = ""): Rng {
  return {
    seed,
    stream(name, iteration = 0, step = 0) {
      const label = new TextEncoder().encode(prefix + name);
      const address = new Uint8Array(24 + label.length);
      const view = new DataView(address.buffer);
      [seed, iteration, step].forEach((part, i) => {
        view.setUint32(i * 8, part % 2 ** 32, true);
        view.setUint32(i * 8 + 4, Math.floor(part / 2 ** 32), true);
      });
      address.set(label, 24);
      return new Stream(murmur3(address));
    },
    fork: (name) => createRng(seed, `${prefix}${name}/`),
  };
}
