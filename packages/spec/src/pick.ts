import { createDataset } from "./create-dataset.ts";
import type { Dataset } from "./dataset.ts";
import { labelsAt } from "./labels.ts";

/** Chosen examples of a data set, in the order given, under a name of their own. Nothing is copied. */
export function pick(dataset: Dataset, indices: ArrayLike<number>, name: string): Dataset {
  const chosen = Uint32Array.from(indices);
  const { exampleShape, range } = dataset;
  const labels = dataset.labels && labelsAt(dataset.labels, chosen);
  const described = { name, size: chosen.length, exampleShape, range, labels };
  return createDataset(described, (wanted, out) => {
    dataset.read(
      Uint32Array.from(wanted, (i) => chosen[i]!),
      out,
    );
  });
}
