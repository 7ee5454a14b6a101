import { formatCount } from "@gan/report";
import type { Dataset, Rows } from "@gan/spec";
import type { MeasuredValue } from "./measurement.ts";

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
  readonly measures: readonly MeasuredValue[];
}

/** What a reader of the numbers should know, in sentences. */
export function notesOn({
  samples,
  reference,
  features,
  referenceFeatures,
  arePixels,
  logits,
  measures,
}: Measured): string[] {
  const notes: string[] = [];
  const has = (name: string) => measures.some(({ measure }) => measure === name);
  const [m, n] = [samples.size, reference.size].map(formatCount);
  if (has("frechet-distance")) {
    if (Math.min(samples.size, reference.size) <= features.size) {
      notes.push(
        `The Fréchet distance of ${m} and ${n} examples with ${formatCount(features.size)} features each is more chance than distance: compare it with others of the same numbers alone. The kernel distance does not depend on them.`,
      );
    } else if (m !== n) {
      notes.push(
        `The Fréchet distance falls with the number of examples: compare ${m} against ${n} with the same numbers.`,
      );
    }
  }
  const scales = measures.find(({ value }) => value === "scales")?.number;
  if (scales !== undefined && scales < 5) {
    notes.push(
      `structural-similarity is of ${scales === 1 ? "one scale" : `${scales} scales`}, since the pictures have fewer than 161 pixels: it is not the MS-SSIM of papers, which has five.`,
    );
  }
  const classes = logits && classesOf(logits);
  if (classes?.size === 1) {
    notes.push(`All ${m} samples are read as one class, ${[...classes][0]}.`);
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
