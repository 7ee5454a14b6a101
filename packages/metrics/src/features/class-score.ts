import { assertPositiveInteger, createMetric, type Rows } from "@gan/spec";
import { assertEnough } from "./assert-features.ts";

/** How the score is taken. */
export interface ClassScoreOptions {
  /** Equal parts, one after the other, of which each has a score. @default 10 */
  readonly splits?: number;
}

/** A score over parts. */
export interface ClassScore {
  readonly mean: number;
  /** Standard deviation (by the number of parts) of the parts' scores, which papers print. */
  readonly deviation: number;
}

/**
 * How sure a classifier is of each sample, and how many classes there are: 1 where all is one class or nothing is sure, and the number
 * of classes at most. By the Inception network it is known as the Inception score.
 *
 *     exp(mean over samples of KL(p(y | x) ‖ p(y))),   p(y) the mean of the part's p(y | x)
 *
 * Real data are not in it. Read it beside that of real examples.
 *
 * @param logits - Of classes, for each sample.
 * @throws {TooFewExamplesError} When there are fewer samples than parts.
 * @see Salimans et al., "Improved techniques for training GANs", 2016.
 */
export function classScore(logits: Rows, { splits = 10 }: ClassScoreOptions = {}): ClassScore {
  assertPositiveInteger("splits", splits);
  assertEnough("The score by classes", { samples: logits }, splits);
  const { count } = logits;
  const scores = Array.from({ length: splits }, (_, i) =>
    scoreOf(logits, Math.floor((i * count) / splits), Math.floor(((i + 1) * count) / splits)),
  );
  const mean = scores.reduce((sum, score) => sum + score, 0) / splits;
  const squares = scores.reduce((sum, score) => sum + (score - mean) ** 2, 0);
  return { mean, deviation: Math.sqrt(squares / splits) };
}

/**
 * {@link classScore} of samples, and beside it that of the test examples. In one part: in ten, as papers have it, a score is at most a
 * tenth of the number of samples, and lower by chance where these are few.
 */
export const classScoreMetric = createMetric({
  name: "class-score",
  describe:
    "How sure a classifier is of each sample, and of how many classes they are: the score of the reference is the one to reach.",
  needs: ["samples", "test", "logits"],
  measure: async ({ samples, test, logits }) => ({
    samples: classScore(await logits(samples), { splits: 1 }).mean,
    reference: classScore(await logits(test), { splits: 1 }).mean,
  }),
});

/** Mean KL = mean over samples of Σ p log p, less Σ q log q of the mean q. */
function scoreOf({ values, size }: Rows, from: number, to: number): number {
  const mean = new Float64Array(size);
  let negativeEntropy = 0;
  for (let i = from; i < to; i++) {
    const logits = Float64Array.from(values.subarray(i * size, (i + 1) * size));
    const largest = logits.reduce((most, logit) => Math.max(most, logit), Number.NEGATIVE_INFINITY);
    let sum = 0;
    for (let j = 0; j < size; j++) sum += Math.exp(logits[j]! - largest);
    const normalizer = largest + Math.log(sum);
    for (let j = 0; j < size; j++) {
      const logProbability = logits[j]! - normalizer;
      const probability = Math.exp(logProbability);
      mean[j]! += probability / (to - from);
      if (probability > 0) negativeEntropy += probability * logProbability;
    }
  }
  const ofMean = mean.reduce((sum, q) => sum + (q > 0 ? q * Math.log(q) : 0), 0);
  return Math.exp(negativeEntropy / (to - from) - ofMean);
}
