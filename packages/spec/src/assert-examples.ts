import { exampleSize } from "./dataset.ts";
import { ShapeMismatchError } from "./errors.ts";

/**
 * The border where arrays become a data set.
 *
 * @returns The number of examples.
 * @throws {ShapeMismatchError} When the elements are not a whole number of examples, or the labels not one for each.
 */
export function assertExamples(
  argument: string,
  elements: ArrayLike<number>,
  exampleShape: readonly number[],
  labels: ArrayLike<number> | undefined,
): number {
  const length = exampleSize({ exampleShape });
  const size = elements.length / length;
  if (!Number.isInteger(size)) {
    throw new ShapeMismatchError({
      argument,
      expected: [null, ...exampleShape],
      received: [elements.length],
      fix: `Give a multiple of ${length} elements.`,
    });
  }
  if (labels && labels.length !== size) {
    throw new ShapeMismatchError({
      argument: "labels",
      expected: [size],
      received: [labels.length],
      fix: "Give one label for each example, or none at all.",
    });
  }
  return size;
}
