import { meanExample } from "@gan/data";
import { classAgreement, masks } from "@gan/extensions";
import { nearestByVisible } from "@gan/metrics";
import { type Dataset, datasetFromFloats, exampleSize, firstExamples, readRows } from "@gan/spec";
import { CLASSES } from "../digit-classes.ts";
import type { ExperimentMeasure } from "../measure.ts";
import { complete, drawMasks } from "./complete.ts";

/** Test examples that are completed under each mask. */
const COUNT = 1_000;
/** Training examples that a completion is the mean of, by what is visible. */
const NEIGHBORS = 5;
/** Completions by G that another is the mean of. */
const DRAWS = 50;

/**
 * Completions, and the mean of fifty, beside two that need no training: the mean training example, and the mean of the nearest by what is visible.
 *
 * Values are named `<mask>: <method> <what>`.
 */
export const completions: ExperimentMeasure = {
  name: "completions",
  describe:
    "1,000 test examples under each mask: the root mean squared error on what was hidden, of one completion by G and of the mean of fifty; the share that a classifier reads as the class of the whole; the root mean squared difference of two completions of one example there.",
  async measure({ game, load, classifier }) {
    using network = await classifier();
    const [train, test] = [await load("train"), firstExamples(await load("test"), COUNT)];
    const average = meanExample(train);
    const values: Record<string, number> = {};
    for (const [name, mask] of Object.entries(masks)) {
      const drawn = drawMasks(game, test, mask, name);
      const draws: Dataset[] = [];
      for (let i = 1; i <= DRAWS; i++) {
        draws.push(await complete(game, test, { masks: drawn, stream: `${name}/${i}` }));
      }
      const [own, other] = draws as [Dataset, Dataset];
      const middle = meanOfDraws(draws);
      const neighbors = await nearestByVisible(test, train, { masks: drawn, count: NEIGHBORS });
      const methods = {
        G: own,
        [`mean of ${DRAWS}`]: filled(test, drawn, (i, k) => middle[i * average.length + k]!),
        mean: filled(test, drawn, (_, k) => average[k]!),
        neighbors: filled(test, drawn, (i, k) => neighbors[i * average.length + k]!),
      };
      for (const [method, completed] of Object.entries(methods)) {
        values[`${name}: ${method} error`] = hiddenDifference(test, completed, drawn);
        values[`${name}: ${method} agreement`] = await classAgreement(network, completed, CLASSES);
      }
      values[`${name}: G spread`] = hiddenDifference(own, other, drawn);
    }
    return values;
  },
};

/** The mean of several completions of each example, row after row. */
function meanOfDraws(draws: readonly Dataset[]): Float32Array {
  const mean = new Float32Array(draws[0]!.size * exampleSize(draws[0]!));
  for (const draw of draws) {
    for (const [i, value] of readRows(draw, 0, draw.size).entries()) mean[i]! += value / DRAWS;
  }
  return mean;
}

/** Examples with something else where they are hidden. */
function filled(
  examples: Dataset,
  masks: Float32Array,
  valueAt: (example: number, place: number) => number,
): Dataset {
  const { exampleShape, range, labels } = examples;
  const size = exampleSize(examples);
  const values = readRows(examples, 0, examples.size).map((value, i) =>
    masks[i] === 1 ? value : valueAt(Math.floor(i / size), i % size),
  );
  return datasetFromFloats({
    ...{ name: "filled", exampleShape, range, values },
    ...(labels && { labels }),
  });
}

/** Root mean squared difference over what is hidden. */
function hiddenDifference(examples: Dataset, others: Dataset, masks: Float32Array): number {
  const [a, b] = [readRows(examples, 0, examples.size), readRows(others, 0, others.size)];
  let [sum, count] = [0, 0];
  for (let i = 0; i < masks.length; i++) {
    if (masks[i] === 1) continue;
    sum += (a[i]! - b[i]!) ** 2;
    count++;
  }
  return Math.sqrt(sum / count);
}
