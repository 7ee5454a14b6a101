import { InvalidOptionError } from "./errors.ts";

/** @throws {InvalidOptionError} When `value` is not a whole number of at least 1. */
export function assertPositiveInteger(option: string, value: number): void {
  if (!(Number.isSafeInteger(value) && value >= 1)) {
    throw new InvalidOptionError(option, value, "a whole number of at least 1");
  }
}

/** @throws {InvalidOptionError} When `value` does not lie in `[low, high]`. */
export function assertWithin(option: string, value: number, low: number, high: number): void {
  if (!(value >= low && value <= high)) {
    throw new InvalidOptionError(option, value, `a number from ${low} to ${high}`);
  }
}
