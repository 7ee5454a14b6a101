/** A matrix: as many numbers in each row. What examples are compared by is one, with a row for each example. */
export interface Rows {
  /** `[count, size]`, row after row. */
  readonly values: Float32Array | Float64Array;
  readonly count: number;
  /** Numbers in a row. */
  readonly size: number;
}

/**
 * Inner products in float64 of each row of one matrix with each row of another, which has rows of the same size: A Bᵀ.
 *
 * @returns `[a.count, b.count]`, row after row; the caller's.
 */
export type Products = (a: Rows, b: Rows) => Promise<Float64Array>;
