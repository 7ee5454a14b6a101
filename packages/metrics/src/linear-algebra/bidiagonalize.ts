/** A matrix with numbers on its diagonal and to the right of it alone. */
export interface Bidiagonal {
  readonly diagonal: Float64Array;
  /** One fewer. */
  readonly above: Float64Array;
}

/**
 * Brings a matrix to bidiagonal form by Householder reflections from both sides, which leave its singular values as they are.
 *
 * @param values - `[rows, columns]`, row after row, at least as many rows as columns; overwritten.
 * @see Golub and Kahan, "Calculating the singular values and pseudo-inverse of a matrix", 1965.
 */
export function bidiagonalize(values: Float64Array, rows: number, columns: number): Bidiagonal {
  const diagonal = new Float64Array(columns);
  const above = new Float64Array(Math.max(0, columns - 1));
  const left = new Float64Array(rows);
  const right = new Float64Array(columns);
  const sums = new Float64Array(columns);
  for (let k = 0; k < columns; k++) {
    for (let i = k; i < rows; i++) left[i] = values[i * columns + k]!;
    const leftScale = reflect(left, k);
    diagonal[k] = leftScale === 0 ? left[k]! : values[k * columns + k]! - left[k]!;
    if (k + 1 === columns) break;
    sums.fill(0);
    if (leftScale !== 0) addRows(values, { rows, columns, from: k, weights: left, sums });
    const first = k * columns;
    const weight = leftScale * left[k]!;
    for (let j = k + 1; j < columns; j++) right[j] = values[first + j]! - weight * sums[j]!;
    const before = right[k + 1]!;
    const rightScale = reflect(right, k + 1);
    above[k] = rightScale === 0 ? before : before - right[k + 1]!;
    for (let i = k + 1; i < rows; i++) {
      const row = i * columns;
      const own = leftScale * left[i]!;
      let product = 0;
      for (let j = k + 1; j < columns; j++) {
        const value = values[row + j]! - own * sums[j]!;
        values[row + j] = value;
        product += value * right[j]!;
      }
      const share = rightScale * product;
      if (share !== 0) for (let j = k + 1; j < columns; j++) values[row + j]! -= share * right[j]!;
    }
  }
  return { diagonal, above };
}

/**
 * Turns a vector x, from an index on, into the v of the reflection I − s v vᵀ that leaves of x its first number alone: x₁ − v₁.
 *
 * @returns s; 0 where there is nothing to reflect, and then v is x.
 */
function reflect(x: Float64Array, from: number): number {
  let largest = 0;
  for (let i = from; i < x.length; i++) largest = Math.max(largest, Math.abs(x[i]!));
  if (largest === 0) return 0;
  let squares = 0;
  for (let i = from; i < x.length; i++) squares += (x[i]! / largest) ** 2;
  const norm = largest * Math.sqrt(squares);
  const first = x[from]!;
  x[from] = first >= 0 ? first + norm : first - norm;
  return 1 / (norm * (norm + Math.abs(first)));
}

/** Adds up rows, each with its weight, to the right of column `from`. */
function addRows(
  values: Float64Array,
  {
    rows,
    columns,
    from,
    weights,
    sums,
  }: { rows: number; columns: number; from: number; weights: Float64Array; sums: Float64Array },
): void {
  for (let i = from; i < rows; i++) {
    const [row, weight] = [i * columns, weights[i]!];
    for (let j = from + 1; j < columns; j++) sums[j]! += weight * values[row + j]!;
  }
}
