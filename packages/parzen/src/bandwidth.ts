import { type Dataset, estimateOf } from "@gan/spec";
import { assertBandwidths, defaultBandwidths } from "./bandwidths.ts";
import { logLikelihoodTensor, type ParzenProgress } from "./log-likelihood-tensor.ts";

/** How well windows of one bandwidth explain the validation examples. */
export interface ValidationPoint {
  /** σ, in units of the data. */
  readonly bandwidth: number;
  /** Mean log-likelihood of the validation examples, in nats. */
  readonly mean: number;
}

/** A σ that was chosen, and the curve it was chosen by. */
export interface BandwidthChoice {
  /** σ with the largest mean log-likelihood. */
  readonly bandwidth: number;
  /** Whether σ is the smallest or largest of several tried, so that a better one may lie beyond. */
  readonly isAtEdge: boolean;
  /** One point for each bandwidth tried, in their order. */
  readonly validation: readonly ValidationPoint[];
}

/** What σ is chosen by, and among which. */
export interface ChooseBandwidthOptions {
  readonly samples: Dataset;
  readonly validation: Dataset;
  /** σ to choose from, in units of the data. @default {@link defaultBandwidths} */
  readonly bandwidths?: readonly number[];
  /** Called after every block of distances. @default nobody listens */
  readonly onProgress?: (progress: ParzenProgress) => void;
}

/**
 * Chooses the width of Gaussian windows on the samples by the mean log-likelihood of validation examples.
 *
 * @throws {ShapeMismatchError} When validation examples and samples differ in size.
 * @throws {InvalidOptionError} When a set is empty or not finite, or a bandwidth is not above 0.
 */
export async function chooseBandwidth({
  samples,
  validation,
  bandwidths = defaultBandwidths,
  ...progress
}: ChooseBandwidthOptions): Promise<BandwidthChoice> {
  assertBandwidths(bandwidths);
  const logLikelihoods = await logLikelihoodTensor(validation, samples, {
    bandwidths,
    ...progress,
  });
  const curve = bandwidths.map((bandwidth, k) => ({
    bandwidth,
    mean: estimateOf(logLikelihoods[k]!).mean,
  }));
  const { bandwidth } = curve.reduce((best, point) => (point.mean > best.mean ? point : best));
  const isAtEdge =
    bandwidths.length > 1 &&
    (bandwidth === Math.min(...bandwidths) || bandwidth === Math.max(...bandwidths));
  return { bandwidth, isAtEdge, validation: curve };
}
