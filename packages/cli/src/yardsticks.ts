import type { Experiment } from "@gan/experiments";
import { parzenEstimate } from "@gan/parzen";
import { type Dataset, type Estimate, exampleSize } from "@gan/spec";

/** What a Parzen score can be compared with on the same data, by the same protocol. */
export interface Yardsticks {
  /** The mean image alone, in the samples' place. */
  readonly meanImage: Estimate;
  /** As many real training examples as there were samples: what perfect samples would get. */
  readonly realExamples: Estimate;
}

/** Scores the mean image and real training examples as if they were samples. */
export async function measureYardsticks(
  { evaluation }: Experiment,
  sets: { readonly train: Dataset; readonly validation: Dataset; readonly test: Dataset },
): Promise<Yardsticks> {
  const { train, validation, test } = sets;
  const real: Dataset = { ...train, size: Math.min(evaluation.samples, train.size) };
  const validationCount = Math.min(validation.size, evaluation.validation);
  const score = async (samples: Dataset) =>
    (await parzenEstimate({ samples, validation, test, validationCount })).logLikelihood;
  return { meanImage: await score(meanOf(train)), realExamples: await score(real) };
}

function meanOf(dataset: Dataset): Dataset {
  const size = exampleSize(dataset);
  const mean = new Float64Array(size);
  const example = new Float32Array(size);
  for (let i = 0; i < dataset.size; i++) {
    dataset.read([i], example);
    for (let j = 0; j < size; j++) mean[j]! += example[j]! / dataset.size;
  }
  return {
    ...dataset,
    name: `mean of ${dataset.name}`,
    size: 1,
    read: (indices, out) => {
      for (let i = 0; i < indices.length; i++) out.set(mean, i * size);
    },
  };
}
