import { type Dataset, exampleSize, nextTurn } from "@gan/spec";
import { matMul, type Tensor2D, tensor2d, tidy, transpose } from "@tensorflow/tfjs-core";
import { assertBandwidths } from "./bandwidths.ts";
import { meanOf, type Rows, readCentered } from "./centered-rows.ts";
import { assertComparable, blocksOf } from "./rows.ts";
import { createWindowSums, type WindowSums } from "./window-sums.ts";

/** How far a computation has come, in distances between an example and a sample. */
export interface ParzenProgress {
  readonly done: number;
  readonly total: number;
}

/** Which windows stand on the samples. */
export interface LogLikelihoodTensorOptions {
  /** σ: each window's standard deviation, in units of the data. */
  readonly bandwidths: readonly number[];
  /** Called after every block of distances. @default nobody listens */
  readonly onProgress?: (progress: ParzenProgress) => void;
}

/** Samples whose distances are computed in one matrix product. */
const SAMPLES = 4096;
/** Examples in one product: enough to pay for packing the samples, few enough to give the event loop its turns. */
const EXAMPLES = 192;

/**
 * Log-likelihood of every example under Gaussian windows on the samples, fast, on the current backend.
 *
 *     ‖x - s‖² = ‖x‖² + ‖s‖² - 2 x·s
 *
 * The inner products, all but a hundredth of the work, run on the backend, in blocks; each block of samples
 * is transposed once, since a product with a transposed operand is slow on `wasm`. Norms, exponentials and sums are
 * float64 on the host, all bandwidths in one pass, and the few distances that decide a sum are computed again in
 * float64, so every result lies within 1e-3 nats of {@link logLikelihood} on data of unit range. Memory stays
 * at about 100 MB beside the two sets, however large they are. The event loop gets a turn after every block,
 * and no tensor is left behind.
 *
 * @param data - The examples x to score.
 * @param samples - sᵢ: the windows' centers.
 * @returns For each bandwidth the log-likelihoods of all examples, in nats.
 * @throws {ShapeMismatchError} When examples and samples differ in size.
 * @throws {InvalidOptionError} When a set is empty or not finite, or a bandwidth is not above 0.
 */
export async function logLikelihoodTensor(
  data: Dataset,
  samples: Dataset,
  { bandwidths, onProgress = () => {} }: LogLikelihoodTensorOptions,
): Promise<Float64Array[]> {
  assertComparable(samples, "data", data);
  assertBandwidths(bandwidths);
  const mean = meanOf(samples);
  const sums = createWindowSums(data.size, bandwidths);
  const total = data.size * samples.size;
  let done = 0;
  for (const block of blocksOf(samples.size, fitting(SAMPLES, mean.length))) {
    const columns = readCentered("samples", samples, block, mean);
    const transposed = tidy(() => transpose(toTensor(columns)));
    try {
      for (const part of blocksOf(data.size, fitting(EXAMPLES, mean.length))) {
        const rows = readCentered("data", data, part, mean);
        addDistances(sums, part.from, rows, columns, await products(rows, transposed));
        done += part.count * block.count;
        onProgress({ done, total });
        await nextTurn();
      }
    } finally {
      transposed.dispose();
    }
  }
  return sums.logLikelihoods(samples.size, exampleSize(data));
}

/** Rows that keep a block under 2²³ numbers, 32 MB, however large an example is. */
function fitting(limit: number, size: number): number {
  return Math.max(1, Math.min(limit, Math.floor(2 ** 23 / size)));
}

function toTensor({ values, count }: Rows): Tensor2D {
  return tensor2d(values, [count, values.length / count]);
}

/** x·s of all pairs of a block, row after row. */
async function products(rows: Rows, transposed: Tensor2D): Promise<Float32Array> {
  const product = tidy(() => matMul(toTensor(rows), transposed));
  try {
    return await product.data<"float32">();
  } finally {
    product.dispose();
  }
}

function addDistances(
  sums: WindowSums,
  from: number,
  rows: Rows,
  columns: Rows,
  inner: Float32Array,
): void {
  const distances = new Float64Array(columns.count);
  for (let row = 0, at = 0; row < rows.count; row++) {
    const norm = rows.squaredNorms[row]!;
    let smallest = Number.POSITIVE_INFINITY;
    for (let column = 0; column < distances.length; column++, at++) {
      const distance = norm + columns.squaredNorms[column]! - 2 * inner[at]!;
      distances[column] = distance;
      if (distance < smallest) smallest = distance;
    }
    sums.add(from + row, distances, smallest, (column) =>
      squaredDistance(rows, row, columns, column),
    );
  }
}

function squaredDistance(rows: Rows, row: number, columns: Rows, column: number): number {
  const size = rows.values.length / rows.count;
  const [x, s] = [row * size, column * size];
  let sum = 0;
  for (let j = 0; j < size; j++) {
    const difference = rows.values[x + j]! - columns.values[s + j]!;
    sum += difference * difference;
  }
  return sum;
}
