import { InvalidOptionError } from "./errors.ts";

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
