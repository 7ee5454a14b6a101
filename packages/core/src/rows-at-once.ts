import type { Network } from "@gan/spec";

/** Numbers that a layer may give at once: 128 MiB. */
const NUMBERS = 2 ** 25;

/**
 * So many rows go through a network together that none of its layers takes much memory: convolutions of large pictures give a hundred thousand
 * numbers a row and more.
 *
 * @param most - Where layers are small.
 */
export function rowsAtOnce({ layers }: Pick<Network, "layers">, most: number): number {
  const sizes = layers.map(({ outputShape }) => outputShape.reduce((a, b) => a * b, 1));
  return Math.max(1, Math.min(most, Math.floor(NUMBERS / Math.max(1, ...sizes))));
}
