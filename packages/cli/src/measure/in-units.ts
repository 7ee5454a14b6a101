import { type Dataset, readRows } from "@gan/spec";

/**
 * Rows of a data set; of pictures with black at 0 and white at 1, whatever they are in it.
 *
 * @param to - Without it. @default the end
 */
export function inUnits(examples: Dataset, from = 0, to = examples.size): Float32Array {
  const rows = readRows(examples, from, to);
  const [low, high] = examples.range;
  if (examples.exampleShape.length !== 3 || (low === 0 && high === 1)) return rows;
  for (let i = 0; i < rows.length; i++) rows[i] = (rows[i]! - low) / (high - low);
  return rows;
}
