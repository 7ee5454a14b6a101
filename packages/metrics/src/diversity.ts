import {
  createMetric,
  type Dataset,
  exampleSize,
  InvalidOptionError,
  type Labels,
  labelsAt,
  readRows,
} from "@gan/spec";
import { meanDistance } from "./mean-distance.ts";

/** Examples that distances are measured between: 20,000 pairs. */
const COUNT = 200;

/** Examples of a data set that stand for all, with how far apart they lie. */
export interface Spread {
  /** `[count, exampleSize]`, row after row. */
  readonly rows: Float32Array;
  readonly count: number;
  /** Mean Euclidean distance between two of them. */
  readonly distance: number;
  /** Class of each, where the data have labels. */
  readonly labels?: Labels;
}

/**
 * Takes 200 examples, evenly spread over all, and measures how far apart they lie.
 *
 * @throws {InvalidOptionError} When there are fewer than two examples.
 */
export function spreadOf(data: Dataset): Spread {
  if (data.size < 2) throw new InvalidOptionError("data", `${data.size} examples`, "at least 2");
  const size = exampleSize(data);
  const count = Math.min(COUNT, data.size);
  const rows = new Float32Array(count * size);
  const indices = Array.from({ length: count }, (_, i) => Math.floor((i * data.size) / count));
  data.read(indices, rows);
  const labels = data.labels && labelsAt(data.labels, indices);
  return { rows, count, distance: meanDistance(rows, size), ...(labels && { labels }) };
}

/**
 * How far apart samples lie, as a share of how far apart examples of the data do: near 1 when G is as diverse.
 *
 * @param samples - The first ones are looked at, as many as examples.
 */
export function diversity(samples: Dataset, { count, distance }: Spread): number {
  const rows = readRows(samples, 0, Math.min(count, samples.size));
  return meanDistance(rows, exampleSize(samples)) / distance;
}

/** {@link diversity} against the training examples. */
export const diversityMetric = createMetric({
  name: "diversity",
  describe: "How far apart samples lie, as a share of how far apart training examples do.",
  needs: ["samples", "train"],
  measure: async ({ samples, train }) => ({ diversity: diversity(samples, spreadOf(train)) }),
});
