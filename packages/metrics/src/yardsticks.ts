import {
  createMetric,
  type Dataset,
  datasetFromFloats,
  type Estimate,
  exampleSize,
  firstExamples,
  type MetricSubject,
} from "@gan/spec";

/** What a score can be compared with on the same data, by the same protocol. */
export interface Yardsticks {
  /** The mean example alone, in the samples' place. */
  readonly meanExample: Estimate;
  /** As many real training examples as there were samples: what perfect samples would get. */
  readonly realExamples: Estimate;
}

/**
 * Scores the mean example and real training examples as if they were samples.
 *
 * @param count - Samples that the score to compare with was of.
 */
export async function yardsticks(
  train: Dataset,
  score: NonNullable<MetricSubject["score"]>,
  count: number,
): Promise<Yardsticks> {
  return {
    meanExample: await score(meanOf(train)),
    realExamples: await score(firstExamples(train, count)),
  };
}

/** {@link yardsticks}, each with its standard error. */
export const yardsticksMetric = createMetric({
  name: "yardsticks",
  describe:
    "The score of the mean example, and of real training examples, as if they were samples.",
  needs: ["samples", "train", "score"],
  async measure({ samples, train, score }) {
    const { meanExample, realExamples } = await yardsticks(train, score, samples.size);
    return {
      meanExample: meanExample.mean,
      meanExampleError: meanExample.standardError,
      realExamples: realExamples.mean,
      realExamplesError: realExamples.standardError,
    };
  },
});

function meanOf(dataset: Dataset): Dataset {
  const size = exampleSize(dataset);
  const mean = new Float64Array(size);
  const example = new Float32Array(size);
  for (let i = 0; i < dataset.size; i++) {
    dataset.read([i], example);
    for (let j = 0; j < size; j++) mean[j]! += example[j]! / dataset.size;
  }
  const { exampleShape, range } = dataset;
  const values = Float32Array.from(mean);
  return datasetFromFloats({ name: `mean of ${dataset.name}`, exampleShape, values, range });
}
