/** A mean and how sure it is. */
export interface Estimate {
  readonly mean: number;
  /** Standard error of the mean. */
  readonly standardError: number;
  /** Number of values the mean was taken over. */
  readonly count: number;
}

/** Mean and standard error std/√N (ddof 0, as the paper's evaluation code has it) of some values. */
export function estimateOf(values: ArrayLike<number>, { ddof = 0 } = {}): Estimate {
  const count = values.length;
  let sum = 0;
  for (let i = 0; i < count; i++) sum += values[i]!;
  const mean = sum / count;
  let squares = 0;
  for (let i = 0; i < count; i++) squares += (values[i]! - mean) ** 2;
  return { mean, standardError: Math.sqrt(squares / (count - ddof)) / Math.sqrt(count), count };
}
