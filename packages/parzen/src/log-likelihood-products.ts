import type { Products, Rows } from "@gan/spec";
import { assertBandwidths } from "./bandwidths.ts";
import { createWindowSums } from "./window-sums.ts";

/** Rows of both whose distances are computed at once: 4 MB of them. */
const BLOCK = 724;

/**
 * Log-likelihood of every row under Gaussian windows on others, by inner products in float64.
 *
 * @param data - The rows x to score.
 * @param samples - The windows' centers.
 * @returns For each bandwidth the log-likelihoods of all rows, in nats.
 */
export async function logLikelihoodProducts(
  data: Rows,
  samples: Rows,
  { bandwidths, products }: { readonly bandwidths: readonly number[]; readonly products: Products },
): Promise<Float64Array[]> {
  assertBandwidths(bandwidths);
  const sums = createWindowSums(data.count, bandwidths);
  const lengths = [squaredLengths(data), squaredLengths(samples)] as const;
  for (let from = 0; from < data.count; from += BLOCK) {
    const rows = partOf(data, from);
    for (let column = 0; column < samples.count; column += BLOCK) {
      const columns = partOf(samples, column);
      const inner = await products(rows, columns);
      for (let i = 0; i < rows.count; i++) {
        const distances = inner.subarray(i * columns.count, (i + 1) * columns.count);
        const own = lengths[0][from + i]!;
        let smallest = Number.POSITIVE_INFINITY;
        for (let j = 0; j < distances.length; j++) {
          const distance = Math.max(0, own + lengths[1][column + j]! - 2 * distances[j]!);
          distances[j] = distance;
          if (distance < smallest) smallest = distance;
        }
        sums.add(from + i, distances, smallest, (at) => distances[at]!);
      }
    }
  }
  return sums.logLikelihoods(samples.count, data.size);
}

function partOf({ values, count, size }: Rows, from: number): Rows {
  const to = Math.min(from + BLOCK, count);
  return { values: values.subarray(from * size, to * size), count: to - from, size };
}

function squaredLengths({ values, count, size }: Rows): Float64Array {
  const lengths = new Float64Array(count);
  for (let i = 0, at = 0; i < count; i++) {
    for (let k = 0; k < size; k++, at++) lengths[i]! += values[at]! * values[at]!;
  }
  return lengths;
}
