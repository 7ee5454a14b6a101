import { createDataset, type Dataset, exampleSize } from "@gan/spec";

/** A column of a table, with what it is scaled by. */
export interface ScaledColumn {
  readonly name: string;
  readonly mean: number;
  /** Standard deviation; 1 where all values are one. */
  readonly deviation: number;
}

/** Measures the columns of a table: mean and standard deviation of each. */
export function measureColumns(table: Dataset, names: readonly string[]): ScaledColumn[] {
  const length = exampleSize(table);
  const row = new Float32Array(length);
  const [means, squares] = [new Float64Array(length), new Float64Array(length)];
  // Welford's recurrence: columns may lie far from zero.
  for (let i = 0; i < table.size; i++) {
    table.read([i], row);
    for (let j = 0; j < length; j++) {
      const before = row[j]! - means[j]!;
      means[j]! += before / (i + 1);
      squares[j]! += before * (row[j]! - means[j]!);
    }
  }
  return Array.from(means, (mean, j) => {
    const deviation = Math.sqrt(squares[j]! / table.size);
    const isFlat = deviation <= 1e-6 * Math.abs(mean) || deviation < 1e-30;
    return { name: names[j]!, mean, deviation: isFlat ? 1 : deviation };
  });
}

/**
 * A table with every column scaled to mean 0 and deviation 1: `x ← (x − mean) / deviation`.
 *
 * @param columns - Of the training examples, also where it is others that are scaled.
 * @returns Its range is [−3, 3].
 */
export function standardize(table: Dataset, columns: readonly ScaledColumn[]): Dataset {
  return mapColumns(table, [-3, 3], (value, j) => {
    const { mean, deviation } = columns[j]!;
    return (value - mean) / deviation;
  });
}

/** Turns scaled examples, or samples, back into the units of the table: `x ← x · deviation + mean`. */
export function restoreUnits(scaled: Dataset, columns: readonly ScaledColumn[]): Dataset {
  const ends = columns.flatMap(({ mean, deviation }) => [
    mean - 3 * deviation,
    mean + 3 * deviation,
  ]);
  const range = [Math.min(...ends), Math.max(...ends)] as const;
  return mapColumns(scaled, range, (value, j) => {
    const { mean, deviation } = columns[j]!;
    return value * deviation + mean;
  });
}

function mapColumns(
  dataset: Dataset,
  range: readonly [low: number, high: number],
  map: (value: number, column: number) => number,
): Dataset {
  const length = exampleSize(dataset);
  const { name, size, exampleShape } = dataset;
  return createDataset({ name, size, exampleShape, range }, (indices, out) => {
    dataset.read(indices, out);
    for (let i = 0; i < indices.length * length; i++) out[i] = map(out[i]!, i % length);
  });
}
