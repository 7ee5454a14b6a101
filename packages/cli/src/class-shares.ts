import { nearestNeighbors } from "@gan/report";
import type { Dataset } from "@gan/spec";

/** Samples that are read; more would change the shares by less than a percent. */
const COUNT = 1000;

/**
 * Reads samples as the class of their nearest labelled example, and gives each class's share.
 *
 * A generator that has forgotten a class shows it here, whatever its Parzen score.
 *
 * @param labelled - Examples the generator was not trained on.
 * @returns One share for each class, or `undefined` when there are no labels.
 */
export function classShares(samples: Dataset, labelled: Dataset): number[] | undefined {
  const { labels } = labelled;
  if (labels === undefined) return undefined;
  const indices = Array.from({ length: Math.min(COUNT, samples.size) }, (_, i) => i);
  const counts = new Array<number>(Math.max(...labels) + 1).fill(0);
  for (const { index } of nearestNeighbors(samples, labelled, indices)) counts[labels[index]!]!++;
  return counts.map((count) => count / indices.length);
}
