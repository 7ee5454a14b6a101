import { type Dataset, exampleSize, readRows } from "@gan/spec";
import {
  argMin,
  matMul,
  min,
  mul,
  square,
  sub,
  sum,
  type Tensor1D,
  type Tensor2D,
  tensor2d,
  tidy,
} from "@tensorflow/tfjs-core";
import { assertSameSize } from "./assert-same-size.ts";

/** Queries, and known examples, that are compared at once: 20 MB of distances. */
const [QUERIES, KNOWN] = [1000, 5000];

/**
 * Finds the known example that is nearest to each query, by matrix products: for many of both, where `nearestNeighbors` takes
 * minutes. Of two that are as near within rounding, either may be found.
 *
 * @returns One index for each query.
 * @throws {ShapeMismatchError} When the examples differ in size.
 */
export async function nearestIndices(queries: Dataset, known: Dataset): Promise<Int32Array> {
  assertSameSize(queries, known);
  const size = exampleSize(known);
  const found = new Int32Array(queries.size);
  for (let from = 0; from < queries.size; from += QUERIES) {
    const asked = rowsOf(queries, { from, count: QUERIES, size });
    const least = new Float32Array(asked.shape[0]).fill(Number.POSITIVE_INFINITY);
    for (let start = 0; start < known.size; start += KNOWN) {
      const [index, value] = tidy(() => {
        const block = rowsOf(known, { from: start, count: KNOWN, size });
        // The query's own square is the same for all of its neighbors.
        const products = matMul(asked, block, false, true);
        const distances = sub<Tensor2D>(sum(square(block), 1), mul(products, 2));
        return [argMin(distances, 1) as Tensor1D, min(distances, 1) as Tensor1D];
      });
      const [indices, values] = await Promise.all([index.data(), value.data()]);
      index.dispose();
      value.dispose();
      for (let i = 0; i < least.length; i++) {
        if (values[i]! >= least[i]!) continue;
        least[i] = values[i]!;
        found[from + i] = start + indices[i]!;
      }
    }
    asked.dispose();
  }
  return found;
}

function rowsOf(
  data: Dataset,
  { from, count, size }: { readonly from: number; readonly count: number; readonly size: number },
): Tensor2D {
  const to = Math.min(from + count, data.size);
  return tensor2d(readRows(data, from, to), [to - from, size]);
}
