import { assertExamples } from "./assert-examples.ts";
import { createDataset } from "./create-dataset.ts";
import { type Dataset, exampleSize } from "./dataset.ts";
import type { Labels } from "./labels.ts";

/** A data set whose examples stay the bytes they came as. */
export interface ByteDatasetOptions {
  readonly name: string;
  /** Shape of one example: height, width, channels. */
  readonly exampleShape: readonly number[];
  /** The examples, one after another. The data set keeps the array and never changes it. */
  readonly bytes: Uint8Array;
  /** What a byte is multiplied with. @default 1 / 255 */
  readonly scale?: number;
  /** Black and white. @default [0, 255 * scale] */
  readonly range?: readonly [low: number, high: number];
  /** Class of each example, from 0. @default none */
  readonly labels?: Labels | undefined;
}

/**
 * Makes a data set of bytes, which become numbers only when they are read.
 *
 * @throws {ShapeMismatchError} When the bytes are not a whole number of examples, or the labels not one for each.
 */
export function datasetFromBytes({
  name,
  exampleShape,
  bytes,
  scale = 1 / 255,
  range = [0, 255 * scale],
  labels,
}: ByteDatasetOptions): Dataset {
  const size = assertExamples("bytes", bytes, exampleShape, labels);
  const length = exampleSize({ exampleShape });
  const values = Float32Array.from({ length: 256 }, (_, byte) => byte * scale);
  return createDataset({ name, size, exampleShape, range, labels }, (indices, out) => {
    for (let i = 0, at = 0; i < indices.length; i++) {
      const from = indices[i]! * length;
      for (let j = from; j < from + length; j++) out[at++] = values[bytes[j]!]!;
    }
  });
}
