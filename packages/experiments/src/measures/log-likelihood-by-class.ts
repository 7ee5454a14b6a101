import { sample } from "@gan/core";
import { askFor } from "@gan/extensions";
import { parzenEstimate } from "@gan/parzen";
import { type Dataset, firstExamples, pick } from "@gan/spec";
import { CLASSES } from "../digit-classes.ts";
import type { ExperimentMeasure } from "../measure.ts";

/** Samples of each class, as many as a score of all classes has of it. */
const COUNT = 1000;
/** Examples that the σ of a class is chosen by, as many as there are of most classes. */
const VALIDATION = 1000;

/** log p(x | c) of the test examples of each class, under windows on samples of that class. */
export const logLikelihoodByClass: ExperimentMeasure = {
  name: "log-likelihood-by-class",
  describe:
    "Parzen's log-likelihood of the test examples of each class under samples of that class alone, σ chosen class by class, in nats; then its mean over all test examples.",
  async measure({ game, load }) {
    const [validation, test] = [await load("validation"), await load("test")];
    const values: Record<string, number> = {};
    let sum = 0;
    for (let label = 0; label < CLASSES; label++) {
      const wanted = new Uint8Array(COUNT).fill(label);
      const samples = await sample(game, COUNT, {
        ...{ stream: `log-likelihood-by-class/${label}`, given: askFor(wanted, CLASSES) },
      });
      const known = firstExamples(ofClass(validation, label), VALIDATION);
      const scored = ofClass(test, label);
      const { logLikelihood } = await parzenEstimate({ samples, validation: known, test: scored });
      values[label] = logLikelihood.mean;
      sum += logLikelihood.mean * scored.size;
    }
    return { ...values, mean: sum / test.size };
  },
};

function ofClass(data: Dataset, label: number): Dataset {
  const indices = [...data.labels!.keys()].filter((i) => data.labels![i] === label);
  return pick(data, indices, `${data.name} of class ${label}`);
}
