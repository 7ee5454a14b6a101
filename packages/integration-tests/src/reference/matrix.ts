/** Rows of float64 numbers, one after another. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float64Array;
}

/** Copies numbers into a matrix; without numbers it is all 0. */
export function matrix(rows: number, columns: number, values?: ArrayLike<number>): Matrix {
  if (values !== undefined && values.length !== rows * columns) {
    throw new RangeError(`${values.length} numbers cannot fill ${rows} × ${columns}.`);
  }
  return {
    rows,
    columns,
    values: values === undefined ? new Float64Array(rows * columns) : Float64Array.from(values),
  };
}

/** A function of each element. */
export function map(a: Matrix, f: (value: number, index: number) => number): Matrix {
  return { ...a, values: a.values.map(f) };
}

/** Rows of `b` that stay in the cache while every row of `a` passes over them. */
const PANEL = 32;

/**
 * The product a·b. Zeros of `a` cost nothing: rectifiers, maxout and dropout leave many.
 *
 * Each element is summed in order of the inner index, four terms at a time.
 */
export function multiply(a: Matrix, b: Matrix): Matrix {
  if (a.columns !== b.rows) {
    throw new RangeError(`[${a.rows}, ${a.columns}] · [${b.rows}, ${b.columns}] is no product.`);
  }
  const product = matrix(a.rows, b.columns);
  const [x, y, out, width] = [a.values, b.values, product.values, b.columns];
  const chosen = new Int32Array(PANEL);
  for (let panel = 0; panel < b.rows; panel += PANEL) {
    const end = Math.min(panel + PANEL, b.rows);
    for (let i = 0; i < a.rows; i++) {
      const [row, to] = [i * a.columns, i * width];
      let count = 0;
      for (let k = panel; k < end; k++) if (x[row + k] !== 0) chosen[count++] = k;
      let at = 0;
      for (; at + 4 <= count; at += 4) {
        const [k0, k1, k2, k3] = [chosen[at]!, chosen[at + 1]!, chosen[at + 2]!, chosen[at + 3]!];
        const [x0, x1, x2, x3] = [x[row + k0]!, x[row + k1]!, x[row + k2]!, x[row + k3]!];
        const [y0, y1, y2, y3] = [k0 * width, k1 * width, k2 * width, k3 * width];
        for (let j = 0; j < width; j++) {
          out[to + j]! += x0 * y[y0 + j]! + x1 * y[y1 + j]! + (x2 * y[y2 + j]! + x3 * y[y3 + j]!);
        }
      }
      for (; at < count; at++) {
        const [factor, from] = [x[row + chosen[at]!]!, chosen[at]! * width];
        for (let j = 0; j < width; j++) out[to + j]! += factor * y[from + j]!;
      }
    }
  }
  return product;
}

/** The transposed matrix, copied in tiles that stay in the cache. */
export function transpose(a: Matrix): Matrix {
  const result = matrix(a.columns, a.rows);
  const tile = 16;
  for (let top = 0; top < a.rows; top += tile) {
    for (let left = 0; left < a.columns; left += tile) {
      for (let i = top; i < Math.min(top + tile, a.rows); i++) {
        for (let j = left; j < Math.min(left + tile, a.columns); j++) {
          result.values[j * a.rows + i] = a.values[i * a.columns + j]!;
        }
      }
    }
  }
  return result;
}

/** The sum of all rows. */
export function sumOfRows({ rows, columns, values }: Matrix): Float64Array {
  const sums = new Float64Array(columns);
  for (let i = 0, at = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++, at++) sums[j]! += values[at]!;
  }
  return sums;
}
