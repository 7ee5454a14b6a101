import type { Products, Rows } from "@gan/spec";
import { assertBandwidths } from "./bandwidths.ts";
import { createWindowSums } from "./window-sums.ts";

/** Rows of both whose distances are computed at once: 2 MB of them. */
const BLOCK = 512;

/** Evenly chosen rows of a matrix: the first one, and each so many rows on. */
export interface ChosenRows {
  readonly rows: Rows;
  readonly first: number;
  readonly step: number;
  readonly count: number;
}

/**
 * Log-likelihood of rows under Gaussian windows on others, by inner products in float64. Blocks alone are ever copied.
 *
 * @param data - The rows x to score.
 * @param samples - The windows' centers.
 * @returns For each bandwidth the log-likelihoods of all rows, in nats.
 */
export async function logLikelihoodProducts(
  data: ChosenRows,
  samples: Rows,
  { bandwidths, products }: { readonly bandwidths: readonly number[]; readonly products: Products },
): Promise<Float64Array[]> {
  assertBandwidths(bandwidths);
  const { size } = samples;
  const sums = createWindowSums(data.count, bandwidths);
  const room = [0, 1].map(() => new Float64Array(BLOCK * size));
  for (let from = 0; from < data.count; from += BLOCK) {
    const rows = inDoubles(
      { ...data, first: data.first + from * data.step, count: Math.min(BLOCK, data.count - from) },
      room[0]!,
    );
    const own = squaredLengths(rows);
    for (let column = 0; column < samples.count; column += BLOCK) {
      const count = Math.min(BLOCK, samples.count - column);
      const columns = inDoubles({ rows: samples, first: column, step: 1, count }, room[1]!);
      const others = squaredLengths(columns);
      const inner = await products(rows, columns);
      for (let i = 0; i < rows.count; i++) {
        const distances = inner.subarray(i * count, (i + 1) * count);
        let smallest = Number.POSITIVE_INFINITY;
        for (let j = 0; j < count; j++) {
          const distance = Math.max(0, own[i]! + others[j]! - 2 * distances[j]!);
          distances[j] = distance;
          if (distance < smallest) smallest = distance;
        }
        sums.add(from + i, distances, smallest, (at) => distances[at]!);
      }
    }
  }
  return sums.logLikelihoods(samples.count, size);
}

function inDoubles({ rows, first, step, count }: ChosenRows, room: Float64Array): Rows {
  const { values, size } = rows;
  for (let i = 0; i < count; i++) {
    const from = (first + i * step) * size;
    room.set(values.subarray(from, from + size), i * size);
  }
  return { values: room.subarray(0, count * size), count, size };
}

function squaredLengths({ values, count, size }: Rows): Float64Array {
  const lengths = new Float64Array(count);
  for (let i = 0, at = 0; i < count; i++) {
    for (let k = 0; k < size; k++, at++) lengths[i]! += values[at]! * values[at]!;
  }
  return lengths;
}
