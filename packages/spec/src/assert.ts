import { InvalidOptionError } from "./errors.ts";
import { abbreviatedName, nearestName } from "./nearest-name.ts";

/**
 * Accepts a whole number of at least 1 and nothing else.
 *
 * @param option - The option's name as its user knows it, for the message.
 * @throws {InvalidOptionError} When `value` is anything else.
 */
export function assertPositiveInteger(option: string, value: number): void {
  if (!(Number.isSafeInteger(value) && value >= 1)) {
    throw new InvalidOptionError(option, value, "a whole number of at least 1");
  }
}

/**
 * Accepts a number in `[low, high]` and nothing else.
 *
 * @param option - The option's name as its user knows it, for the message.
 * @throws {InvalidOptionError} When `value` is anything else, NaN included.
 */
export function assertWithin(option: string, value: number, low: number, high: number): void {
  if (!(value >= low && value <= high)) {
    throw new InvalidOptionError(option, value, `a number from ${low} to ${high}`);
  }
}

/**
 * Finds options that nothing reads, such as `lr` for `learningRate`.
 *
 * @param of - What takes the options, as its caller calls it.
 * @throws {InvalidOptionError} When `options` has a key that is not known, or is no object.
 */
export function assertKnownOptions(of: string, options: unknown, known: readonly string[]): void {
  if (typeof options !== "object" || options === null) {
    const expected = `an object such as { ${known[0]}: … }`;
    throw new InvalidOptionError(`options of ${of}`, options, expected);
  }
  for (const [key, value] of Object.entries(options)) {
    if (known.includes(key)) continue;
    const meant = abbreviatedName(key, known) ?? nearestName(key, known);
    const advice = meant === undefined ? "" : `Did you mean \`${meant}\`?`;
    const expected = `no such option: \`${of}\` takes ${known.join(", ")}`;
    throw new InvalidOptionError(key, value, expected, advice);
  }
}
