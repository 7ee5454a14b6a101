import type { Band } from "./band-of.ts";

/** A matrix with numbers on its diagonal and to the right of it alone. */
export interface Bidiagonal {
  readonly diagonal: Float64Array;
  /** One fewer. */
  readonly above: Float64Array;
}

/**
 * Brings a band to bidiagonal form by rotations of two neighboring columns and rows in turns: each takes one number away, and what it
 * makes outside of the band is chased to the end.
 *
 * @see Schwarz, "Tridiagonalization of a symmetric band matrix", 1968.
 */
export function bidiagonalOfBand({ size, width, values }: Band): Bidiagonal {
  // With room for what is being chased: one number before the diagonal, one behind the band.
  const step = width + 3;
  const room = new Float64Array(size * step);
  for (let i = 0; i < size; i++) {
    room.set(values.subarray(i * (width + 1), (i + 1) * (width + 1)), i * step + 1);
  }
  for (let i = 0; i < size; i++) {
    for (let k = Math.min(width, size - 1 - i); k > 1; k--) {
      for (let row = i, column = i + k; column < size; row = column - 1, column += width) {
        const at = row * step + column - row + 1;
        if (room[at] === 0) break;
        // Columns lie diagonally: one row on, one number less.
        rotateColumns(room, at - 1, column - row + 1, step);
        const below = column * step;
        if (room[below] === 0) break;
        rotateRows(room, below, Math.min(width + 2, size - column + 1), step);
      }
    }
  }
  const diagonal = Float64Array.from({ length: size }, (_, i) => room[i * step + 1]!);
  const above = Float64Array.from({ length: size - 1 }, (_, i) => room[i * step + 2]!);
  return { diagonal, above };
}

/** Takes away the first number of a column, into that of the column before it. Columns lie diagonally: one row on, one number less. */
function rotateColumns(values: Float64Array, first: number, count: number, step: number): void {
  const [x, y] = [values[first]!, values[first + 1]!];
  const length = Math.sqrt(x * x + y * y);
  values[first] = length;
  values[first + 1] = 0;
  if (length === 0) return;
  const [cosine, sine] = [x / length, y / length];
  const stride = step - 1;
  const end = first + count * stride;
  for (let i = first + stride; i < end; i += stride) {
    const one = values[i]!;
    const other = values[i + 1]!;
    values[i] = cosine * one + sine * other;
    values[i + 1] = cosine * other - sine * one;
  }
}

/** Takes away the first number of a row, into that of the row above it. */
function rotateRows(values: Float64Array, below: number, count: number, step: number): void {
  const apart = step - 1;
  const first = below - apart;
  const [x, y] = [values[first]!, values[below]!];
  const length = Math.sqrt(x * x + y * y);
  values[first] = length;
  values[below] = 0;
  if (length === 0) return;
  const [cosine, sine] = [x / length, y / length];
  for (let i = first + 1; i < first + count; i++) {
    const one = values[i]!;
    const other = values[i + apart]!;
    values[i] = cosine * one + sine * other;
    values[i + apart] = cosine * other - sine * one;
  }
}
