import { createMetric, type Rows } from "@gan/spec";
import { assertEnough } from "./assert-features.ts";

/** Examples there must be for each class on average: of fewer a class is missed by chance. */
const LEAST = 10;

/** Which classes examples are of. */
export interface ClassModes {
  /** Classes that at least one example is read as. */
  readonly found: number;
  /** Kullback-Leibler divergence of the classes' shares from equal ones, in nats: 0 for equally many of each. */
  readonly divergence: number;
}

/**
 * Counts the classes that a classifier reads examples as, and how unevenly they are spread. With the 1,000 classes of three stacked
 * digits these are the numbers of "stacked MNIST".
 *
 *     KL(shares ‖ equal) = Σ share · log(share · classes)
 *
 * Of n examples that are spread evenly chance alone leaves about (classes − 1) / 2n.
 *
 * @param logits - Of classes, for each example.
 * @throws {TooFewExamplesError} When there are fewer than ten examples for each class.
 * @see Metz et al., "Unrolled generative adversarial networks", 2017, section 3.3.1.
 */
export function classModes(logits: Rows): ClassModes {
  return classModesOf(logits, "samples");
}

function classModesOf(logits: Rows, of: string): ClassModes {
  const { values, count, size } = logits;
  assertEnough(`A count of ${size} classes`, { [of]: logits }, LEAST * size);
  const counts = new Uint32Array(size);
  for (let i = 0; i < count; i++) {
    let best = i * size;
    for (let at = best + 1; at < (i + 1) * size; at++) if (values[at]! > values[best]!) best = at;
    counts[best - i * size]!++;
  }
  let divergence = 0;
  for (const each of counts) {
    if (each > 0) divergence += (each / count) * Math.log((each / count) * size);
  }
  return { found: counts.reduce((sum, each) => sum + Number(each > 0), 0), divergence };
}

/** {@link classModes} of samples, and beside them those of the test examples. */
export const classModesMetric = createMetric({
  name: "class-modes",
  describe:
    "How many classes the samples are read as, and how far their shares are from equal ones, in nats; of pictures in color by the judge of digits this is stacked MNIST.",
  needs: ["samples", "test", "logits"],
  async measure({ samples, test, logits }) {
    const [own, others] = [await logits(samples), await logits(test)];
    const [{ found, divergence }, reference] = [
      classModesOf(own, "samples"),
      classModesOf(others, "reference"),
    ];
    return {
      ...{ classes: own.size, found, divergence },
      ...{ foundInReference: reference.found, divergenceOfReference: reference.divergence },
    };
  },
  async remark({ classes }, { samples }) {
    const chance = (classes! - 1) / (2 * samples.size);
    if (chance < 0.01) return undefined;
    return `Of ${samples.size} examples spread evenly over ${classes} classes chance alone leaves a divergence of about ${chance.toFixed(3)}.`;
  },
});
