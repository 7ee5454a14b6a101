import { type Dataset, exampleSize, ShapeMismatchError } from "@gan/spec";

/**
 * Checks that examples can be compared.
 *
 * @throws {ShapeMismatchError} When they differ in size.
 */
export function assertSameSize(queries: Dataset, known: Dataset): void {
  if (exampleSize(queries) === exampleSize(known)) return;
  throw new ShapeMismatchError({
    argument: "queries",
    expected: known.exampleShape,
    received: queries.exampleShape,
    fix: "Compare samples with the data their model was trained on.",
  });
}
