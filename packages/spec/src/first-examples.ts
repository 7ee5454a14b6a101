import { assertPositiveInteger } from "./assert.ts";
import type { Dataset } from "./dataset.ts";
import { subset } from "./subset.ts";

/**
 * The first examples of a data set, under a name that says so. Nothing is copied.
 *
 * @param count - At most this many; a smaller set stays as it is.
 * @throws {InvalidOptionError} When `count` is not a whole number of at least 1.
 */
export function firstExamples(dataset: Dataset, count: number): Dataset {
  assertPositiveInteger("count", count);
  if (count >= dataset.size) return dataset;
  return subset(dataset, 0, count, `${dataset.name}, first ${count}`);
}
