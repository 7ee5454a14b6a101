import { createDataset } from "./create-dataset.ts";
import type { Dataset } from "./dataset.ts";
import { InvalidOptionError } from "./errors.ts";

/**
 * The examples `from` to `to` (without `to`) of a data set, under a name of their own. Nothing is copied.
 *
 * @throws {InvalidOptionError} When `[from, to)` does not lie in `[0, dataset.size)`.
 */
export function subset(dataset: Dataset, from: number, to: number, name: string): Dataset {
  assertBound("from", from, 0, dataset);
  assertBound("to", to, from, dataset);
  const size = to - from;
  const { exampleShape, range } = dataset;
  const labels = dataset.labels?.subarray(from, to);
  return createDataset({ name, size, exampleShape, range, labels }, (indices, out) => {
    dataset.read(
      Uint32Array.from(indices, (index) => index + from),
      out,
    );
  });
}

function assertBound(option: string, value: number, low: number, { name, size }: Dataset): void {
  if (!(Number.isInteger(value) && value >= low && value <= size)) {
    throw new InvalidOptionError(
      option,
      value,
      `a whole number from ${low} to ${size}`,
      `\`${name}\` has ${size} examples.`,
    );
  }
}
