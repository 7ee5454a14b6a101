import { createMetric, type Dataset, firstExamples } from "@gan/spec";
import { nearestNeighbors } from "./nearest-neighbors.ts";

/** Samples that are read; more would change the shares by less than a percent. */
const COUNT = 1000;

/**
 * Reads samples as the class of their nearest labeled example, and gives each class's share.
 *
 * A generator that has forgotten a class shows it here, whatever its Parzen score.
 *
 * @param labeled - Examples the generator was not trained on.
 * @returns One share for each class, or `undefined` when there are no labels.
 */
export function classShares(samples: Dataset, labeled: Dataset): number[] | undefined {
  const { labels } = labeled;
  if (labels === undefined) return undefined;
  const some = firstExamples(samples, COUNT);
  let classes = 1;
  for (const label of labels) classes = Math.max(classes, label + 1);
  const counts = new Array<number>(classes).fill(0);
  for (const { index } of nearestNeighbors(some, labeled)) counts[labels[index]!]!++;
  return counts.map((count) => count / some.size);
}

/** {@link classShares} by the test examples; each class is a value, under its number. */
export const classSharesMetric = createMetric({
  name: "class-shares",
  describe: "Which classes the samples are, each read as that of its nearest test example.",
  needs: ["samples", "test", "labels"],
  measure: async ({ samples, test }) =>
    Object.fromEntries(classShares(samples, test)!.map((share, name) => [String(name), share])),
});
