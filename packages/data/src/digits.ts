import {
  assertPositiveInteger,
  createRng,
  type Dataset,
  datasetFromBytes,
  InvalidOptionError,
  type Rng,
  UnknownNameError,
} from "@gan/spec";
import { drawDigit } from "./digits/draw-digit.ts";
import { IMAGE_SIDE } from "./digits/normalize.ts";

const IMAGE_SIZE = IMAGE_SIDE * IMAGE_SIDE;
const CLASSES = 10;
const defaultSizes = { train: 20_000, validation: 1_000, test: 1_000 };

/** Which digits to draw. */
export interface DigitsOptions {
  /** Splits share no example. */
  readonly split: "train" | "validation" | "test";
  /** Examples to draw. @default 20,000 for training, 1,000 for validation and test */
  readonly size?: number;
  /** Other seeds, whole numbers in `[0, 2⁵³)`, draw other digits. @default 0 */
  readonly seed?: number;
}

/**
 * Draws handwritten-looking digits, 28 × 28 gray, normalized as MNIST's are: a data set that needs no file.
 *
 * Example `i` depends on seed, split and `i` alone, and is the same bits in every engine, so a small set is
 * the beginning of a large one. Every ten examples hold each digit once, in random order.
 *
 * @returns Examples `[28, 28, 1]` in `[0, 1]`, 0 is paper and 1 is ink; labels 0 to 9.
 * @throws {InvalidOptionError} When `size` is not a positive, or `seed` not a natural, whole number.
 * @throws {UnknownNameError} When there is no such split.
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
    throw new UnknownNameError("split", split, Object.keys(defaultSizes));
  }
  assertPositiveInteger("size", size);
  if (!(Number.isSafeInteger(seed) && seed >= 0)) {
    throw new InvalidOptionError("seed", seed, "a whole number from 0 to 2⁵³ − 1");
  }
  const rng = createRng(seed).fork(`digits/${split}/`);
  const labels = drawLabels(size, rng);
  const bytes = new Uint8Array(size * IMAGE_SIZE);
  labels.forEach((label, i) => {
    const image = bytes.subarray(i * IMAGE_SIZE, (i + 1) * IMAGE_SIZE);
    drawDigit(label, rng.stream("image", i), image);
  });
  const exampleShape = [IMAGE_SIDE, IMAGE_SIDE, 1];
  return datasetFromBytes({ name: `digits/${split}`, exampleShape, bytes, labels });
}

function drawLabels(size: number, rng: Rng): Uint8Array {
  const labels = new Uint8Array(Math.ceil(size / CLASSES) * CLASSES);
  for (let block = 0; block * CLASSES < size; block++) {
    const deck = Uint8Array.from({ length: CLASSES }, (_, digit) => digit);
    labels.set(rng.stream("labels", block).shuffle(deck), block * CLASSES);
  }
  return labels.slice(0, size);
}
