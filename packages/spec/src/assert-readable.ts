import { InvalidOptionError } from "./errors.ts";

/**
 * The border of every data set's `read`.
 *
 * @throws {InvalidOptionError} When an index lies outside `[0, size)` or `out` is too short for the examples.
 */
export function assertReadable(
  { name, size, exampleSize }: { name: string; size: number; exampleSize: number },
  indices: ArrayLike<number>,
  out: Float32Array,
): void {
  const needed = indices.length * exampleSize;
  if (out.length < needed) {
    throw new InvalidOptionError(
      "out",
      `${out.length} numbers long`,
      `room for at least ${needed}, since ${indices.length} examples of \`${name}\` are read`,
    );
  }
  for (let i = 0; i < indices.length; i++) {
    const index = indices[i]!;
    if (!(Number.isInteger(index) && index >= 0 && index < size)) {
      throw new InvalidOptionError(
        `indices[${i}]`,
        index,
        `a whole number from 0 to ${size - 1}`,
        `\`${name}\` has ${size} examples.`,
      );
    }
  }
}
