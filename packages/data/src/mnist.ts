import {
  type ByteSource,
  CorruptFileError,
  type Dataset,
  datasetFromBytes,
  subset,
  UnknownNameError,
} from "@gan/spec";
import { readIdx } from "./idx.ts";
import { share } from "./share.ts";

/** The partition used in the paper: the last 10,000 training images are held out to choose by. */
export type MnistSplit = "train" | "validation" | "test";

/** Which part of MNIST, or of a set in its format, to load, and where from. */
export interface MnistOptions {
  readonly split: MnistSplit;
  /** Reads `train-images-idx3-ubyte`, `train-labels-idx1-ubyte` and their `t10k-` twins, not compressed. */
  readonly source: ByteSource;
}

interface Part {
  readonly file: "train" | "t10k";
  readonly from: number;
  readonly to: number;
}

const splits: Readonly<Record<MnistSplit, Part>> = {
  train: { file: "train", from: 0, to: 50_000 },
  validation: { file: "train", from: 50_000, to: 60_000 },
  test: { file: "t10k", from: 0, to: 10_000 },
};

/** Of the first 2,000: four of five to train on. */
const splitsOf2000: Readonly<Record<MnistSplit, Part>> = {
  train: { file: "train", from: 0, to: 1600 },
  validation: { file: "train", from: 1600, to: 1800 },
  test: { file: "train", from: 1800, to: 2000 },
};

/**
 * Loads handwritten digits with their labels.
 *
 * The splits of one source share its bytes.
 *
 * @returns Examples of shape `[28, 28, 1]` in `[0, 1]`: 50,000, 10,000 or 10,000 of them.
 * @throws {CorruptFileError} When a file is not IDX, is cut short, or holds something else.
 * @throws {MissingFileError} When the source has no such file.
 * @see LeCun, Bottou, Bengio and Haffner, "Gradient-based learning applied to document recognition", 1998.
 * @example
 * const train = await loadMnist({ split: "train", source: createDataSource({ set: "mnist" }) });
 */
export function loadMnist({ split, source }: MnistOptions): Promise<Dataset> {
  return loadSplit("mnist", split, source);
}

/**
 * Loads the first 2,000 training digits of MNIST with their labels, as `packMnist2000` packs them.
 *
 * @returns Examples of shape `[28, 28, 1]` in `[0, 1]`: 1,600, 200 or 200 of them, in their order.
 * @throws {CorruptFileError} When a file is not IDX, is cut short, or holds something else.
 * @throws {MissingFileError} When the source has no such file.
 */
export function loadMnist2000({ split, source }: MnistOptions): Promise<Dataset> {
  return loadSplit("mnist-2000", split, source, splitsOf2000, 2000);
}

/**
 * Loads Fashion-MNIST, ten kinds of clothing in MNIST's format, sizes and splits.
 *
 * @returns Examples of shape `[28, 28, 1]` in `[0, 1]`: 50,000, 10,000 or 10,000 of them.
 * @throws {CorruptFileError} When a file is not IDX, is cut short, or holds something else.
 * @throws {MissingFileError} When the source has no such file.
 * @see Xiao, Rasul and Vollgraf, "Fashion-MNIST: a novel image dataset", 2017.
 */
export function loadFashionMnist({ split, source }: MnistOptions): Promise<Dataset> {
  return loadSplit("fashion-mnist", split, source);
}

async function loadSplit(
  set: string,
  split: MnistSplit,
  source: ByteSource,
  parts = splits,
  trainingDigits = 60_000,
): Promise<Dataset> {
  const known = parts[split];
  if (!known) throw new UnknownNameError("split", split, Object.keys(parts));
  const { file, from, to } = known;
  const count = file === "train" ? trainingDigits : 10_000;
  const whole = await share(source, `${set}/${file}`, () => loadFile(set, file, count, source));
  return subset(whole, from, to, `${set}/${split}`);
}

async function loadFile(
  set: string,
  file: Part["file"],
  count: number,
  source: ByteSource,
): Promise<Dataset> {
  const both = [
    readArray(source, `${file}-images-idx3-ubyte`, [count, 28, 28]),
    readArray(source, `${file}-labels-idx1-ubyte`, [count]),
  ] as const;
  // Where neither can be had it is the images that are named, whichever was refused sooner.
  await Promise.allSettled(both);
  const [bytes, labels] = await Promise.all(both);
  const wrong = labels.findIndex((label) => label > 9);
  if (wrong >= 0) {
    throw new CorruptFileError(
      `${file}-labels-idx1-ubyte`,
      `labels example ${wrong} with ${labels[wrong]}, expected 0 to 9`,
      "Put the published file there, as it was downloaded.",
    );
  }
  const exampleShape = [28, 28, 1];
  return datasetFromBytes({ name: `${set}/${file}`, exampleShape, bytes, labels });
}

async function readArray(
  source: ByteSource,
  file: string,
  expected: readonly number[],
): Promise<Uint8Array> {
  const { shape, bytes } = readIdx(await source(file), file);
  if (shape.join() !== expected.join()) {
    throw new CorruptFileError(
      file,
      `holds shape [${shape.join(", ")}], expected [${expected.join(", ")}]`,
      "Put the published file there, as it was downloaded.",
    );
  }
  return bytes;
}
