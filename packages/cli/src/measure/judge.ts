import { createHash } from "node:crypto";
import { evaluateRows } from "@gan/core";
import { loadDigitClassifier } from "@gan/extensions/node";
import { type Dataset, ShapeMismatchError } from "@gan/spec";
import type { BackendName } from "../backend-names.ts";
import { chooseBackend } from "../backends.ts";
import type { Featurizer } from "./featurizer.ts";
import { inUnits } from "./in-units.ts";

/** Classes of the judge, whose logits come before the features. */
const CLASSES = 10;
/** Examples that are read at once. */
const BLOCK = 1000;
/** Of a channel. */
const PIXELS = 28 * 28;

/**
 * The classifier of digits that section 7 is measured by: 64 features of 28 × 28 pictures in gray, and logits of ten digits. Of pictures
 * in color it reads each channel, as "stacked MNIST" wants it: three times as many features, and logits of 1,000 numbers.
 */
export async function digitJudge(backend: BackendName | "auto" | undefined): Promise<Featurizer> {
  await chooseBackend(backend);
  const network = await loadDigitClassifier();
  const hash = createHash("sha256");
  for (const { variable } of network.parameters) {
    const { buffer, byteOffset, byteLength } = await variable.data();
    hash.update(new Uint8Array(buffer, byteOffset, byteLength));
  }
  return {
    name: "judge",
    sha256: hash.digest("hex"),
    async of(examples, onProgress) {
      assertDigits(examples);
      const { outputSize } = network;
      const channels = examples.exampleShape[2]!;
      const size = outputSize - CLASSES;
      const features = new Float32Array(examples.size * channels * size);
      const classes = CLASSES ** channels;
      const logits = new Float32Array(examples.size * classes);
      for (let from = 0; from < examples.size; from += BLOCK) {
        const to = Math.min(from + BLOCK, examples.size);
        const gray = apart(inUnits(examples, from, to), channels);
        const found = await evaluateRows(network, gray);
        for (let i = 0; i < to - from; i++) {
          const digits = Array.from({ length: channels }, (_, channel) => {
            const row = (i * channels + channel) * outputSize;
            return found.subarray(row, row + outputSize);
          });
          for (const [channel, digit] of digits.entries()) {
            features.set(digit.subarray(CLASSES), ((from + i) * channels + channel) * size);
          }
          jointly(digits, logits.subarray((from + i) * classes, (from + i + 1) * classes));
        }
        onProgress(to);
      }
      const count = examples.size;
      return {
        features: { values: features, count, size: channels * size },
        logits: { values: logits, count, size: classes },
      };
    },
    dispose: () => network.dispose(),
  };
}

/** Pictures with each channel as a gray picture of its own. */
function apart(rows: Float32Array, channels: number): Float32Array {
  if (channels === 1) return rows;
  const gray = new Float32Array(rows.length);
  for (let i = 0, at = 0; i < rows.length; i += channels * PIXELS) {
    for (let channel = 0; channel < channels; channel++) {
      for (let pixel = 0; pixel < PIXELS; pixel++) {
        gray[at++] = rows[i + pixel * channels + channel]!;
      }
    }
  }
  return gray;
}

/** Logits of what all digits are together: sums, the first digit's being that of the hundreds. */
function jointly(digits: readonly Float32Array[], out: Float32Array): void {
  for (let i = 0; i < out.length; i++) {
    let left = i;
    let sum = 0;
    for (let place = digits.length - 1; place >= 0; place--) {
      sum += digits[place]![left % CLASSES]!;
      left = Math.floor(left / CLASSES);
    }
    out[i] = sum;
  }
}

function assertDigits({ exampleShape }: Dataset): void {
  if (["28,28,1", "28,28,3"].includes(`${exampleShape}`)) return;
  throw new ShapeMismatchError({
    argument: "examples",
    expected: [28, 28, 1],
    received: exampleShape,
    fix: "The judge reads digits in gray, as MNIST has them, or three stacked as the channels of a picture. Take `--features pixels`, or a network of yours.",
  });
}
