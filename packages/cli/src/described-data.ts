import { createDataset, type Dataset } from "@gan/spec";
import type { DataFingerprint } from "./data-fingerprint.ts";

/** What most needs of data: all that a run keeps of them. */
export type DataDescription = Pick<Dataset, "name" | "size" | "exampleShape" | "range">;

/**
 * Data of which only the description is left: every example reads as zeros. For networks whose first weights are
 * replaced by saved ones, and for nothing that shows or measures an example.
 */
export function describedData({ name, size, exampleShape, range }: DataFingerprint): Dataset {
  const length = exampleShape.reduce((product, each) => product * each, 1);
  return createDataset({ name, size, exampleShape, range }, (indices, out) => {
    out.fill(0, 0, indices.length * length);
  });
}
