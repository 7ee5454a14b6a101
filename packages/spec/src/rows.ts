/** A matrix: as many numbers in each row. What examples are compared by is one, with a row for each example. */
export interface Rows {
  /** `[count, size]`, row after row. */
  readonly values: Float32Array | Float64Array;
  readonly count: number;
  /** Numbers in a row. */
  readonly size: number;
}

/** Inner products of each row of one matrix with each row of another, which has rows of the same size: A Bᵀ. */
export interface Products {
  /**
   * In float64.
   *
   * @returns `[a.count, b.count]`, row after row; the caller's.
   */
  (a: Rows, b: Rows): Promise<Float64Array>;
  /** In float32, of rows of float32: half the time, where an engine has them, for sums in which roundings cancel. */
  readonly single?: (a: Rows, b: Rows) => Promise<Float32Array>;
}
