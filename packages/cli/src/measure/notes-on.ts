import { formatCount } from "@gan/report";
import type { Dataset, Rows } from "@gan/spec";

/** A generator's picture may lie as far outside of black and white. */
const FAR = 0.5;

interface Measured {
  readonly samples: Dataset;
  readonly reference: Dataset;
  /** Of the samples. */
  readonly features: Rows;
  readonly referenceFeatures: Rows;
  /** Whether these are the numbers of examples themselves. */
  readonly arePixels: boolean;
  readonly logits?: Rows | undefined;
}

/** What a reader of any numbers of these sets should know, in sentences. */
export function notesOn({
  samples,
  reference,
  features,
  referenceFeatures,
  arePixels,
  logits,
}: Measured): string[] {
  const notes: string[] = [];
  const classes = logits && classesOf(logits);
  if (classes?.size === 1) {
    notes.push(
      `All ${formatCount(samples.size)} samples are read as one class, ${[...classes][0]}.`,
    );
  }
  if (isConstant(features)) notes.push("All samples have the same features.");
  if (arePixels && samples.exampleShape.length === 3) {
    for (const [data, rows] of [
      [samples, features],
      [reference, referenceFeatures],
    ] as const) {
      const [low, high] = boundsOf(rows);
      if (low > -FAR && high < 1 + FAR) continue;
      notes.push(
        `Values of \`${data.name}\` go from ${Number(low.toPrecision(3))} to ${Number(high.toPrecision(3))}, where pictures have 0 for black and 1 for white: bring them there, or the distances are of units.`,
      );
    }
  }
  return notes;
}

function classesOf({ values, count, size }: Rows): Set<number> {
  const classes = new Set<number>();
  for (let i = 0; i < count; i++) {
    const logits = values.subarray(i * size, (i + 1) * size);
    classes.add(logits.indexOf(Math.max(...logits)));
  }
  return classes;
}

function isConstant({ values, size }: Rows): boolean {
  for (let i = size; i < values.length; i++) if (values[i] !== values[i % size]) return false;
  return true;
}

function boundsOf({ values }: Rows): readonly [low: number, high: number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
}
