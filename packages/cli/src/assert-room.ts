import { formatCount } from "@gan/report";
import { type Dataset, exampleSize, InvalidOptionError } from "@gan/spec";

/** Numbers in what is drawn at once: 400 MB of them. */
const MOST = 100_000_000;

/**
 * Checks that so many examples have room in memory.
 *
 * @throws {InvalidOptionError} With the number that does, when they do not.
 */
export function assertRoom(
  option: string,
  count: number,
  examples: Pick<Dataset, "exampleShape">,
): void {
  const most = Math.floor(MOST / exampleSize(examples));
  if (count <= most) return;
  const expected = `at most ${formatCount(most)} for samples of ${examples.exampleShape.join(" × ")}`;
  throw new InvalidOptionError(option, count, expected);
}
