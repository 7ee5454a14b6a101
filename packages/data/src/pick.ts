import { assertReadable, type Dataset, exampleSize, labelsAt } from "@gan/spec";

/** Chosen examples of a data set, in the order given, under a name of their own. Nothing is copied. */
export function pick(dataset: Dataset, indices: ArrayLike<number>, name: string): Dataset {
  const chosen = Uint32Array.from(indices);
  const size = chosen.length;
  const { exampleShape, range, labels } = dataset;
  const length = exampleSize(dataset);
  return {
    name,
    size,
    exampleShape,
    range,
    ...(labels && { labels: labelsAt(labels, chosen) }),
    read(wanted, out) {
      assertReadable({ name, size, exampleSize: length }, wanted, out);
      dataset.read(
        Uint32Array.from(wanted, (i) => chosen[i]!),
        out,
      );
    },
  };
}
