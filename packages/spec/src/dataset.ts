import type { Labels } from "./labels.ts";

/**
 * Examples that can be read by index: data, or samples drawn from a generator.
 *
 * A data set holds its examples once, as bytes where they came as bytes, and converts on `read`.
 */
export interface Dataset {
  /** Unique and readable, such as `mnist/train`. */
  readonly name: string;
  /** Number of examples. */
  readonly size: number;
  /** Shape of one example, such as `[28, 28, 1]`: height, width, channels; `[1]` for points on a line. */
  readonly exampleShape: readonly number[];
  /** Smallest and largest value shown as black and white. Values may lie outside. */
  readonly range: readonly [low: number, high: number];
  /** Class of each example, where the classes, or some of them, are known. */
  readonly labels?: Labels;
  /**
   * Writes the examples at `indices`, one after another, to the start of `out`.
   *
   * @throws {InvalidOptionError} When an index lies outside `[0, size)` or `out` is too short.
   */
  read(indices: ArrayLike<number>, out: Float32Array): void;
}

/** Numbers in one example: the product of its shape. */
export function exampleSize({ exampleShape }: Pick<Dataset, "exampleShape">): number {
  return exampleShape.reduce((product, size) => product * size, 1);
}
