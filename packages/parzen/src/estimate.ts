import {
  assertPositiveInteger,
  type Dataset,
  type Estimate,
  estimateOf,
  firstExamples,
} from "@gan/spec";
import { type BandwidthChoice, chooseBandwidth } from "./bandwidth.ts";
import { logLikelihoodTensor, type ParzenProgress } from "./log-likelihood-tensor.ts";
import { assertComparable } from "./rows.ts";

/** The score of a generator, and how it came about. */
export interface ParzenEstimate extends BandwidthChoice {
  /** Mean log-likelihood of the test examples and its standard error std/√N, in nats. */
  readonly logLikelihood: Estimate;
  /** Samples that stood for the generator. Scores of different numbers of samples cannot be compared. */
  readonly sampleSize: number;
}

/** The three sets of a score, and how σ is chosen. */
export interface ParzenEstimateOptions {
  /** Drawn from the generator: 10,000 in the paper, neither clipped nor rounded. */
  readonly samples: Dataset;
  /** What σ is chosen by. */
  readonly validation: Dataset;
  /** What is scored. */
  readonly test: Dataset;
  /** Use only the first validation examples: 1,000 in the paper's MNIST experiment. @default all */
  readonly validationCount?: number;
  /** σ to choose from, in units of the data. @default {@link defaultBandwidths} */
  readonly bandwidths?: readonly number[];
  /** Called after every block of distances, validation and test together. @default nobody listens */
  readonly onProgress?: (progress: ParzenProgress) => void;
}

/**
 * Scores a generator as the paper did: the log-likelihood of test examples under Gaussian windows on its samples.
 *
 *     σ = argmax mean LL(validation),  score = mean LL(test) ± std / √N
 *
 * A generator that draws nothing but real training digits scores 241 nats on MNIST, so a score
 * says little by itself; see {@link table1} for the paper's.
 *
 * @throws {ShapeMismatchError} When the three sets differ in the size of an example.
 * @throws {InvalidOptionError} When a set is empty or not finite, or a bandwidth is not above 0.
 * @see Goodfellow et al., "Generative Adversarial Nets", 2014, section 5 and Table 1.
 */
export async function parzenEstimate({
  samples,
  validation: allValidation,
  test,
  validationCount = allValidation.size,
  onProgress = () => {},
  ...choices
}: ParzenEstimateOptions): Promise<ParzenEstimate> {
  assertComparable(samples, "validation", allValidation);
  assertComparable(samples, "test", test);
  assertPositiveInteger("validationCount", validationCount);
  const validation = firstExamples(allValidation, validationCount);
  const total = samples.size * (validation.size + test.size);
  const progressFrom =
    (start: number) =>
    ({ done }: ParzenProgress) =>
      onProgress({ done: start + done, total });

  const choice = await chooseBandwidth({
    samples,
    validation,
    ...choices,
    onProgress: progressFrom(0),
  });
  const [logLikelihoods] = await logLikelihoodTensor(test, samples, {
    bandwidths: [choice.bandwidth],
    onProgress: progressFrom(samples.size * validation.size),
  });
  return { ...choice, logLikelihood: estimateOf(logLikelihoods!), sampleSize: samples.size };
}
