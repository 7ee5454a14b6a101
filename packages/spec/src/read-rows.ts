import { type Dataset, exampleSize } from "./dataset.ts";

/**
 * The examples `from` to `to` (without `to`) of a data set in one array, which is the caller's.
 *
 * @param to - @default the end
 * @returns `[to - from, exampleSize]`, row after row.
 * @throws {InvalidOptionError} When `[from, to)` does not lie in `[0, dataset.size)`.
 */
export function readRows(dataset: Dataset, from = 0, to = dataset.size): Float32Array {
  const rows = new Float32Array((to - from) * exampleSize(dataset));
  dataset.read(
    Uint32Array.from({ length: to - from }, (_, i) => from + i),
    rows,
  );
  return rows;
}
