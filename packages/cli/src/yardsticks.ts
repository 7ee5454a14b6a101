import type { Experiment } from "@gan/experiments";
import { parzenEstimate } from "@gan/parzen";
import {
  type Dataset,
  datasetFromFloats,
  type Estimate,
  exampleSize,
  firstExamples,
} from "@gan/spec";

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
  const real = firstExamples(train, evaluation.samples);
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
  const { exampleShape, range } = dataset;
  const values = Float32Array.from(mean);
  return datasetFromFloats({ name: `mean of ${dataset.name}`, exampleShape, values, range });
}
