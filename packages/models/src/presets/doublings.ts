import { InvalidOptionError } from "@gan/spec";

/** Sides of the smallest image inside a convolutional network. */
const STARTS = [4, 5, 6, 7] as const;
const LARGEST = 256;

/**
 * The side of a picture as a small one that is doubled several times: 64 is 4, doubled 4 times.
 *
 * @throws {InvalidOptionError} Naming the sides that are, when it is none.
 */
export function doublings(side: number): { readonly start: number; readonly times: number } {
  for (const start of STARTS) {
    const times = Math.log2(side / start);
    if (Number.isInteger(times) && times >= 1 && side <= LARGEST) return { start, times };
  }
  const fix = "These are 4 to 7, doubled several times, as the network's layers do.";
  throw new InvalidOptionError("side of the pictures", side, `one of ${sides().join(", ")}`, fix);
}

function sides(): number[] {
  const found = STARTS.flatMap((start) => [1, 2, 3, 4, 5, 6].map((times) => start * 2 ** times));
  return found.filter((side) => side <= LARGEST).sort((a, b) => a - b);
}
