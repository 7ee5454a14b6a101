import { createHash } from "node:crypto";
import { type Dataset, exampleSize, type Labels } from "@gan/spec";

/** What a run keeps of a part of its data: enough to know it again, and to make its networks without it. */
export interface DataFingerprint extends Pick<Dataset, "name" | "size" | "exampleShape" | "range"> {
  /** Of the examples' numbers as float32, in hexadecimal: of all, or of evenly chosen ones where all take seconds. */
  readonly sha256: string;
  /** Of the classes of all examples, where they have some. Runs of old have none. */
  readonly labelsSha256?: string;
}

/** Numbers that are read at most: all of MNIST's, in half a second; a quarter of CIFAR-10's. */
const MOST = 40_000_000;
/** Numbers that are converted at a time. */
const BLOCK = 1_000_000;

/** Fingerprints examples: equal ones give the same on every machine, and other ones another, in whatever order files were read. */
export function fingerprintOf(dataset: Dataset): DataFingerprint {
  const { name, size, exampleShape, range } = dataset;
  const length = exampleSize(dataset);
  const count = Math.min(size, Math.max(1, Math.floor(MOST / length)));
  const rows = Math.min(count, Math.max(1, Math.floor(BLOCK / length)));
  const values = new Float32Array(rows * length);
  const hash = createHash("sha256").update(`${size} x ${exampleShape.join(" x ")}`);
  for (let from = 0; from < count; from += rows) {
    const indices = Array.from({ length: Math.min(rows, count - from) }, (_, i) =>
      Math.floor(((from + i) * size) / count),
    );
    dataset.read(indices, values);
    hash.update(new Uint8Array(values.buffer, 0, 4 * indices.length * length));
  }
  const labelsSha256 = dataset.labels && hashOfLabels(dataset.labels);
  return {
    ...{ name, size, exampleShape, range, sha256: hash.digest("hex") },
    ...(labelsSha256 !== undefined && { labelsSha256 }),
  };
}

/** The same for the same classes, in whatever integers they are kept. */
function hashOfLabels(labels: Labels): string {
  const { buffer } = Int16Array.from(labels);
  return createHash("sha256").update(new Uint8Array(buffer)).digest("hex");
}

/** Whether two are of the same data. Classes that one of them lacks are not compared. */
export function isSameData(one: DataFingerprint, other: DataFingerprint): boolean {
  const classes = [one.labelsSha256, other.labelsSha256];
  return one.sha256 === other.sha256 && (classes.includes(undefined) || classes[0] === classes[1]);
}

/** A fingerprint in a few words, for messages. */
export function sayFingerprint(fingerprint: DataFingerprint): string {
  const { name, size, exampleShape, sha256, labelsSha256 } = fingerprint;
  const shape = exampleShape.join(" × ");
  const classes =
    labelsSha256 === undefined ? "" : `, of their classes ${labelsSha256.slice(0, 12)}…`;
  return `\`${name}\` (${size.toLocaleString("en-US")} examples of ${shape}, SHA-256 ${sha256.slice(0, 12)}…${classes})`;
}
