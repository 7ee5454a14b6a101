import { type Dataset, exampleSize, InvalidOptionError, ShapeMismatchError } from "@gan/spec";

/** Beyond this size the square of a number no longer fits a float32 sum of squares. */
const LARGEST = 1e12;

/**
 * Reads the examples `[from, from + count)`, row after row.
 *
 * @param role - What the examples are for, such as `samples`; it names them in the error.
 * @throws {InvalidOptionError} When a number is not finite, or too large to be squared in float32.
 */
export function readRows(role: string, data: Dataset, from: number, count: number): Float32Array {
  const size = exampleSize(data);
  const rows = new Float32Array(count * size);
  const indices = Uint32Array.from({ length: count }, (_, i) => from + i);
  data.read(indices, rows);
  for (let i = 0; i < rows.length; i++) {
    const value = rows[i]!;
    if (!(value <= LARGEST && value >= -LARGEST)) {
      throw new InvalidOptionError(
        role,
        value,
        `finite numbers of at most ${LARGEST}`,
        `It stands at position ${i % size} of example ${from + Math.floor(i / size)} of \`${data.name}\`. ` +
          "A generator that has diverged draws such samples: evaluate an earlier checkpoint.",
      );
    }
  }
  return rows;
}

/** Calls a function with every block of at most `limit` consecutive rows. */
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
