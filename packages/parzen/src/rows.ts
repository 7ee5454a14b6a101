import { type Dataset, exampleSize, InvalidOptionError, ShapeMismatchError } from "@gan/spec";

/** Far larger numbers have squares, and sums of squares, that float32 cannot hold. */
const LARGEST = 1e12;

/**
 * @param role - What the examples are for, such as `samples`; it names them in the error.
 * @param from - Index of the first row's example.
 * @throws {InvalidOptionError} When a number is not finite, or too large to be squared in float32.
 */
export function assertFinite(role: string, data: Dataset, from: number, rows: Float32Array): void {
  const size = exampleSize(data);
  for (let i = 0; i < rows.length; i++) {
    const value = rows[i]!;
    if (value <= LARGEST && value >= -LARGEST) continue;
    throw new InvalidOptionError(
      role,
      value,
      `finite numbers of at most ${LARGEST}`,
      `It stands at position ${i % size} of example ${from + Math.floor(i / size)} of \`${data.name}\`. ` +
        "A generator that has diverged draws such samples: evaluate an earlier checkpoint.",
    );
  }
}

/** Whether a row of this ‖x‖² can hold no number that {@link assertFinite} refuses. */
export function isPlainlyFinite(squaredNorm: number): boolean {
  return squaredNorm <= LARGEST ** 2;
}

/** Divides rows into consecutive blocks of at most `limit`. */
export function* blocksOf(size: number, limit: number): Generator<{ from: number; count: number }> {
  for (let from = 0; from < size; from += limit)
    yield { from, count: Math.min(limit, size - from) };
}

/**
 * @throws {InvalidOptionError} When either set is empty.
 * @throws {ShapeMismatchError} When `data` has examples of another size than `samples`.
 */
export function assertComparable(samples: Dataset, role: string, data: Dataset): void {
  for (const [option, { size }] of Object.entries({ samples, [role]: data })) {
    if (size < 1) throw new InvalidOptionError(`${option}.size`, size, "at least 1 example");
  }
  const expected = exampleSize(samples);
  const received = exampleSize(data);
  if (expected !== received) {
    throw new ShapeMismatchError({
      argument: role,
      expected: [null, expected],
      received: [data.size, received],
      fix: `Compare \`${samples.name}\` with the data its generator was trained on.`,
    });
  }
}
