import { createDataset, type Dataset } from "@gan/spec";

/** The same examples, the class of each unknown, −1. The labels that the data have are not read. */
export function unlabeled(data: Dataset): Dataset {
  const { name, size, exampleShape, range } = data;
  const labels = new Int16Array(size).fill(-1);
  return createDataset({ name, size, exampleShape, range, labels }, (indices, out) =>
    data.read(indices, out),
  );
}
