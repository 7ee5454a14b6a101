import type { Rows } from "@gan/spec";

/** Bytes of features from which on it is said what takes less. */
const MANY = 500_000_000;

/** What to do about the memory that features take, where it is a lot: halves are copies of half of them. */
export function memoryNote(features: readonly Rows[], halves: number): string | undefined {
  const bytes = features.reduce((sum, { values }) => sum + values.byteLength, 0);
  if (bytes < MANY) return undefined;
  const inGigabytes = (of: number) => `${(of / 1e9).toFixed(1)} GB`;
  const taken = `Features take ${inGigabytes(bytes)} of memory`;
  if (halves === 0) return `${taken}. \`--count\` takes fewer examples.`;
  return `${taken}, and half as much again while standard errors are taken. \`--count\` takes fewer examples, \`--halves 0\` no standard errors.`;
}
