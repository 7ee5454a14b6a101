import { InvalidOptionError } from "@gan/spec";

/**
 * The bandwidths tried unless others are given: ten values from 0.1 to 1, evenly spaced by their logarithm.
 *
 * Written out, since `Math.pow` differs between engines in its last bits.
 */
export const defaultBandwidths: readonly number[] = [
  0.1, 0.1291549665014884, 0.16681005372000587, 0.21544346900318834, 0.2782559402207124,
  0.35938136638046275, 0.46415888336127786, 0.5994842503189409, 0.774263682681127, 1,
];

/** @throws {InvalidOptionError} When there is no bandwidth, or one is not a finite number above 0. */
export function assertBandwidths(bandwidths: readonly number[]): void {
  if (bandwidths.length === 0) {
    throw new InvalidOptionError("bandwidths.length", 0, "at least 1 bandwidth");
  }
  for (const value of bandwidths) {
    if (!(value > 0 && value < Number.POSITIVE_INFINITY)) {
      throw new InvalidOptionError(
        "bandwidths",
        value,
        "finite numbers above 0",
        "A bandwidth is a standard deviation in units of the data.",
      );
    }
  }
}
