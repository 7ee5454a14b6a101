import { type Dataset, exampleSize, readRows } from "@gan/spec";
import { assertBandwidths } from "./bandwidths.ts";
import { assertComparable, assertFinite } from "./rows.ts";
import { windowNormalizer } from "./window-normalizer.ts";

/**
 * Log-likelihood of every example under Gaussian windows on the samples: the definition, in float64.
 *
 *     LL(x) = log meanᵢ exp(-‖x - sᵢ‖² / 2σ²) - d log(σ √(2π))
 *
 * This is the reference that {@link logLikelihoodTensor} is held against. It takes about a nanosecond
 * for each number of each pair, so 10,000 examples against 10,000 samples of 784 numbers take minutes.
 *
 * @param data - The examples x to score.
 * @param samples - sᵢ: the windows' centers.
 * @param bandwidths - σ: each window's standard deviation, in units of the data.
 * @returns For each bandwidth the log-likelihoods of all examples, in nats.
 * @throws {ShapeMismatchError} When examples and samples differ in size.
 * @throws {InvalidOptionError} When a set is empty or not finite, or a bandwidth is not above 0.
 */
export function logLikelihood(
  data: Dataset,
  samples: Dataset,
  bandwidths: readonly number[],
): Float64Array[] {
  assertComparable(samples, "data", data);
  assertBandwidths(bandwidths);
  const centers = readRows(samples);
  assertFinite("samples", samples, 0, centers);
  const distances = new Float64Array(samples.size);
  const results = bandwidths.map(() => new Float64Array(data.size));
  for (let row = 0; row < data.size; row++) {
    const x = readRows(data, row, row + 1);
    assertFinite("data", data, row, x);
    squaredDistances(x, centers, distances);
    bandwidths.forEach((bandwidth, k) => {
      results[k]![row] =
        logMeanExp(distances, -0.5 / bandwidth ** 2) -
        windowNormalizer(exampleSize(data), bandwidth);
    });
  }
  return results;
}

function squaredDistances(x: Float32Array, centers: Float32Array, out: Float64Array): void {
  for (let i = 0, at = 0; i < out.length; i++) {
    let sum = 0;
    for (let j = 0; j < x.length; j++, at++) {
      const difference = x[j]! - centers[at]!;
      sum += difference * difference;
    }
    out[i] = sum;
  }
}

/** log meanᵢ exp(scale · valueᵢ), with the maximum taken out. */
function logMeanExp(values: Float64Array, scale: number): number {
  const largest = values.reduce((most, value) => Math.max(most, scale * value), -Infinity);
  const sum = values.reduce((total, value) => total + Math.exp(scale * value - largest), 0);
  return largest + Math.log(sum / values.length);
}
