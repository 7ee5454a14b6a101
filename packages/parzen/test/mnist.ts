import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { Dataset } from "@gan/spec";
import type { TestContext } from "vitest";

const root = process.env.GAN_DATA_DIR ?? join(import.meta.dirname, "../../../../shared/data");
const folder = join(root, "mnist");

/** Skips a test, by name and with the reason, where the files are not at hand. */
export function needsMnist(context: TestContext): void {
  if (!existsSync(folder)) context.skip("the MNIST files are not in GAN_DATA_DIR/mnist");
}

/** Rows `[from, to)` of the training or test images, intensities in `[0, 1]`. Reads IDX with no check at all. */
export function mnistImages(file: "train" | "t10k", from: number, to: number): Dataset {
  const path = join(folder, `${file}-images-idx3-ubyte.gz`);
  const bytes = gunzipSync(readFileSync(path)).subarray(16 + from * 784, 16 + to * 784);
  return {
    name: `mnist/${file} ${from}–${to}`,
    size: to - from,
    exampleShape: [28, 28, 1],
    range: [0, 1],
    read(indices, out) {
      for (let i = 0, at = 0; i < indices.length; i++) {
        const start = indices[i]! * 784;
        for (let j = start; j < start + 784; j++) out[at++] = bytes[j]! / 255;
      }
    },
  };
}
