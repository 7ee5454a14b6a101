import { type Dataset, exampleSize, ShapeMismatchError } from "@gan/spec";

/** Size of one picture of a data set. */
export interface PictureSize {
  readonly height: number;
  readonly width: number;
  readonly channels: 1 | 3;
}

/** Whether the examples are pictures, `[height, width, 1 or 3]`, rather than points. */
export function isPicture({ exampleShape }: Pick<Dataset, "exampleShape">): boolean {
  const channels = exampleShape[2];
  return exampleShape.length === 3 && (channels === 1 || channels === 3);
}

/** @throws {ShapeMismatchError} When the examples are not pictures. */
export function pictureSize(dataset: Dataset): PictureSize {
  if (!isPicture(dataset)) {
    throw new ShapeMismatchError({
      argument: dataset.name,
      expected: [null, null, 3],
      received: dataset.exampleShape,
      fix: "Pictures are [height, width, 1 or 3]; points are not pictures, so draw them in a plot.",
    });
  }
  const [height, width, channels] = dataset.exampleShape;
  return { height: height!, width: width!, channels: channels as 1 | 3 };
}

/** The examples at `indices`, one `Float32Array` each. */
export function readExamples(dataset: Dataset, indices: ArrayLike<number>): Float32Array[] {
  const size = exampleSize(dataset);
  const values = new Float32Array(indices.length * size);
  dataset.read(indices, values);
  return Array.from(indices, (_, i) => values.subarray(i * size, (i + 1) * size));
}
