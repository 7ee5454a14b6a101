import { formatCount } from "@gan/report";
import type { Dataset, Rows } from "@gan/spec";
import type { MeasuredValue } from "./measurement.ts";

interface Measured {
  readonly samples: Dataset;
  readonly reference: Dataset;
  readonly features: Rows;
  readonly logits?: Rows | undefined;
  readonly measures: readonly MeasuredValue[];
}

/** What a reader of the numbers should know, in sentences. */
export function notesOn({ samples, reference, features, logits, measures }: Measured): string[] {
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
  const range = rangeOf(features);
  if (range === 0) notes.push("All samples have the same features.");
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

/** How far apart the samples' features are at most along one axis, at a glance: of the first row to all others. */
function rangeOf({ values, size }: Rows): number {
  let most = 0;
  for (let i = size; i < values.length && most === 0; i++) {
    most = Math.max(most, Math.abs(values[i]! - values[i % size]!));
  }
  return most;
}
