import { assertReadable } from "./assert-readable.ts";
import { type Dataset, exampleSize } from "./dataset.ts";
import type { Labels } from "./labels.ts";

/** What a data set says of itself, labels being left out where there are none. */
export interface DatasetDescription extends Omit<Dataset, "labels" | "read"> {
  readonly labels?: Labels | undefined;
}

/**
 * Makes a data set of a function that reads, which need not check what it is asked for.
 *
 * @param read - Writes the examples at `indices`, all of them there, to the start of `out`, which has room for them.
 */
export function createDataset(
  { labels, ...described }: DatasetDescription,
  read: Dataset["read"],
): Dataset {
  const { name, size } = described;
  const length = exampleSize(described);
  return {
    ...described,
    ...(labels && { labels }),
    read(indices, out) {
      assertReadable({ name, size, exampleSize: length }, indices, out);
      read(indices, out);
    },
  };
}
