import { assertExamples } from "./assert-examples.ts";
import { createDataset } from "./create-dataset.ts";
import { type Dataset, exampleSize } from "./dataset.ts";
import type { Labels } from "./labels.ts";

/** Numbers that are copied one by one in less time than a view of them is made. */
const MOST_BY_ONE = 32;

/** A data set of numbers in memory, such as samples drawn from a generator. */
export interface FloatDatasetOptions {
  readonly name: string;
  /** Shape of one example: height, width, channels; `[1]` for points on a line. */
  readonly exampleShape: readonly number[];
  /** The examples, one after another. The data set keeps the array and never changes it. */
  readonly values: Float32Array;
  /** Black and white; values may lie outside. @default [0, 1] */
  readonly range?: readonly [low: number, high: number];
  /** Class of each example, from 0. @default none */
  readonly labels?: Labels | undefined;
}

/**
 * Makes a data set of floats.
 *
 * @throws {ShapeMismatchError} When the values are not a whole number of examples, or the labels not one for each.
 */
export function datasetFromFloats({
  name,
  exampleShape,
  values,
  range = [0, 1],
  labels,
}: FloatDatasetOptions): Dataset {
  const size = assertExamples("values", values, exampleShape, labels);
  const length = exampleSize({ exampleShape });
  return createDataset({ name, size, exampleShape, range, labels }, (indices, out) => {
    for (let i = 0; i < indices.length; i++) {
      const from = indices[i]! * length;
      if (length > MOST_BY_ONE) out.set(values.subarray(from, from + length), i * length);
      else for (let j = 0; j < length; j++) out[i * length + j] = values[from + j]!;
    }
  });
}
