import {
  assertPositiveInteger,
  createRng,
  type Dataset,
  InvalidOptionError,
  type Rng,
} from "@gan/spec";
import { drawDigit } from "./digits/draw-digit.ts";
import { IMAGE_SIDE } from "./digits/normalize.ts";

const IMAGE_SIZE = IMAGE_SIDE * IMAGE_SIDE;
const CLASSES = 10;
const defaultSizes = { train: 10_000, validation: 1_000, test: 1_000 };

export interface DigitsOptions {
  /** Splits share no example. */
  readonly split: "train" | "validation" | "test";
  /** Examples to draw. @default 10,000 for training, 1,000 for validation and test */
  readonly size?: number;
  /** Other seeds draw other digits. @default 0 */
  readonly seed?: number;
}

/**
 * Draws handwritten-looking digits, 28 × 28 grey, normalized as MNIST's are: a data set that needs no file.
 *
 * Example `i` depends on seed, split and `i` alone, and is the same bits in every engine, so a small set is
 * the beginning of a large one. Every ten examples hold each digit once, in random order.
 *
 * @returns Examples `[28, 28, 1]` in `[0, 1]`, 0 is paper and 1 is ink; labels 0 to 9.
 * @throws {InvalidOptionError} When `split` is unknown or `size` is not a positive integer.
 * @example
 * const train = loadDigits({ split: "train" });
 * const image = new Float32Array(784);
 * train.read([0], image);
 */
export function loadDigits({
  split,
  size = defaultSizes[split],
  seed = 0,
}: DigitsOptions): Dataset {
  if (!Object.hasOwn(defaultSizes, split)) {
    throw new InvalidOptionError("split", split, "`train`, `validation` or `test`");
  }
  assertPositiveInteger("size", size);
  const rng = createRng(seed).fork(`digits/${split}/`);
  const labels = drawLabels(size, rng);
  const bytes = new Uint8Array(size * IMAGE_SIZE);
  labels.forEach((label, i) => {
    const image = bytes.subarray(i * IMAGE_SIZE, (i + 1) * IMAGE_SIZE);
    drawDigit(label, rng.stream("image", i), image);
  });
  return {
    name: `digits/${split}`,
    size,
    exampleShape: [IMAGE_SIDE, IMAGE_SIDE, 1],
    range: [0, 1],
    labels,
    read: (indices, out) => readBytes(bytes, indices, out),
  };
}

function drawLabels(size: number, rng: Rng): Uint8Array {
  const labels = new Uint8Array(Math.ceil(size / CLASSES) * CLASSES);
  for (let block = 0; block * CLASSES < size; block++) {
    const deck = Uint8Array.from({ length: CLASSES }, (_, digit) => digit);
    labels.set(rng.stream("labels", block).shuffle(deck), block * CLASSES);
  }
  return labels.slice(0, size);
}

function readBytes(bytes: Uint8Array, indices: ArrayLike<number>, out: Float32Array): void {
  const size = bytes.length / IMAGE_SIZE;
  if (out.length < indices.length * IMAGE_SIZE) {
    throw new InvalidOptionError(
      "out",
      `an array of ${out.length} numbers`,
      `at least ${indices.length * IMAGE_SIZE} for ${indices.length} examples`,
    );
  }
  for (let i = 0; i < indices.length; i++) {
    const index = indices[i]!;
    if (!(Number.isInteger(index) && index >= 0 && index < size)) {
      throw new InvalidOptionError("indices", index, `whole numbers from 0 to ${size - 1}`);
    }
    const from = index * IMAGE_SIZE;
    for (let k = 0; k < IMAGE_SIZE; k++) out[i * IMAGE_SIZE + k] = bytes[from + k]! / 255;
  }
}
