import type { ArrayFile } from "@gan/data/node";
import { type Dataset, exampleSize, readRows } from "@gan/spec";

/**
 * Rows of a data set; of pictures with black at 0 and white at 1, whatever they are in it.
 *
 * @returns An array that is not to be changed.
 * @param to - Without it. @default the end
 */
export function inUnits(examples: Dataset, from = 0, to = examples.size): Float32Array {
  const [low, high] = examples.range;
  const isInUnits = examples.exampleShape.length !== 3 || (low === 0 && high === 1);
  // An array's own numbers: half a gigabyte may be too much to have twice.
  const { values } = examples as Partial<ArrayFile>;
  if (isInUnits && values) {
    const size = exampleSize(examples);
    return values.subarray(from * size, to * size);
  }
  const rows = readRows(examples, from, to);
  if (isInUnits) return rows;
  for (let i = 0; i < rows.length; i++) rows[i] = (rows[i]! - low) / (high - low);
  return rows;
}
