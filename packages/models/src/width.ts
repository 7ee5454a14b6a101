import { InvalidOptionError } from "@gan/spec";

/**
 * A hidden width scaled for small machines: `max(1, round(units · width))`.
 *
 * @throws {InvalidOptionError} When `width` is not a positive number.
 */
export function scaled(units: number, width: number): number {
  if (!(width > 0 && width < Number.POSITIVE_INFINITY)) {
    throw new InvalidOptionError("width", width, "a number above 0, such as 0.1");
  }
  return Math.max(1, Math.round(units * width));
}
