import {
  type ByteSource,
  CorruptFileError,
  createDataset,
  type Dataset,
  type DatasetDescription,
  InvalidOptionError,
  subset,
  UnknownNameError,
} from "@gan/spec";
import { share } from "./share.ts";

const splits = ["train", "validation", "test"] as const;
const allBatches = [1, 2, 3, 4, 5];
const [side, channels] = [32, 3];
const pixels = side * side;
const exampleLength = pixels * channels;
/** A row of a file: the label, then the red, the green and the blue plane. */
const rowLength = 1 + exampleLength;
const rowsPerBatch = 10_000;

/** A part of CIFAR-10. */
export type Cifar10Split = (typeof splits)[number];

/** Which part of CIFAR-10 to load, and where from. */
export interface Cifar10Options {
  readonly split: Cifar10Split;
  /** Reads `data_batch_1.bin` to `data_batch_5.bin` and `test_batch.bin`. */
  readonly source: ByteSource;
  /** Numbers of the training batches to use; with fewer than five the name says so. @default [1, 2, 3, 4, 5] */
  readonly batches?: readonly number[];
}

/**
 * Loads the binary version of CIFAR-10: color pictures of ten kinds of things.
 *
 * As in the paper, the last fifth of the training rows is held out: with all five batches, rows 0 to
 * 39,999 are `train` and 40,000 to 49,999 `validation`. The splits of one source share its bytes.
 *
 * @returns Examples of shape `[32, 32, 3]` in `[0, 1]`, red, green and blue side by side.
 * @throws {CorruptFileError} When a file is not 10,000 rows of the format.
 * @throws {MissingFileError} When the source has no such file.
 * @see Krizhevsky, "Learning multiple layers of features from tiny images", 2009.
 */
export async function loadCifar10({
  split,
  source,
  batches = allBatches,
}: Cifar10Options): Promise<Dataset> {
  if (!splits.includes(split)) throw new UnknownNameError("split", split, splits);
  assertBatches(batches);
  if (split === "test") return fromRows("cifar10/test", [await loadRows(source, "test_batch.bin")]);
  const rows: Uint8Array[] = [];
  for (const batch of batches) rows.push(await loadRows(source, `data_batch_${batch}.bin`));
  const isWhole = allBatches.every((batch) => batches.includes(batch));
  const part = `batch${batches.length > 1 ? "es" : ""} ${batches.join(", ")} of 5`;
  const whole = fromRows("cifar10", rows);
  const held = whole.size / 5;
  const name = `cifar10/${split}${isWhole ? "" : ` (${part})`}`;
  return split === "train"
    ? subset(whole, 0, whole.size - held, name)
    : subset(whole, whole.size - held, whole.size, name);
}

/** A data set over files as they came: pixels are put side by side when they are read. */
function fromRows(name: string, files: readonly Uint8Array[]): Dataset {
  const size = files.length * rowsPerBatch;
  const labels = Uint8Array.from({ length: size }, (_, i) => {
    return files[Math.floor(i / rowsPerBatch)]![(i % rowsPerBatch) * rowLength]!;
  });
  const described: DatasetDescription = {
    ...{ name, size, exampleShape: [side, side, channels], range: [0, 1], labels },
  };
  return createDataset(described, (indices, out) => {
    for (let i = 0; i < indices.length; i++) {
      const index = indices[i]!;
      const bytes = files[Math.floor(index / rowsPerBatch)]!;
      const planes = (index % rowsPerBatch) * rowLength + 1;
      for (let pixel = 0, at = i * exampleLength; pixel < pixels; pixel++, at += channels) {
        out[at] = bytes[planes + pixel]! / 255;
        out[at + 1] = bytes[planes + pixels + pixel]! / 255;
        out[at + 2] = bytes[planes + 2 * pixels + pixel]! / 255;
      }
    }
  });
}

function loadRows(source: ByteSource, file: string): Promise<Uint8Array> {
  return share(source, file, async () => {
    const bytes = await source(file);
    if (bytes.length !== rowsPerBatch * rowLength) {
      throw new CorruptFileError(
        file,
        `has ${bytes.length} bytes, expected ${rowsPerBatch} rows of ${rowLength}`,
        "Put the file of the binary version there, as it was published.",
      );
    }
    for (let row = 0; row < rowsPerBatch; row++) {
      const label = bytes[row * rowLength]!;
      if (label > 9) {
        throw new CorruptFileError(
          file,
          `labels row ${row} with ${label}, expected 0 to 9`,
          "Put the file of the binary version there, as it was published.",
        );
      }
    }
    return bytes;
  });
}

function assertBatches(batches: readonly number[]): void {
  const isValid = batches.every((batch) => allBatches.includes(batch));
  if (!isValid || batches.length === 0 || new Set(batches).size < batches.length) {
    throw new InvalidOptionError("batches", batches.join(", "), "different numbers from 1 to 5");
  }
}
