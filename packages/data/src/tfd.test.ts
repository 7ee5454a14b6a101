import type { ByteSource } from "@gan/spec";
import { testDataset } from "@gan/test-utils";
import { expect, it } from "vitest";
import { writeMat } from "./mat/write-mat.ts";
import { loadTfd, type TfdSplit } from "./tfd.ts";
import { createTfdLike } from "./tfd-like.ts";

const file = createTfdLike({ count: 200, seed: 3 });
const source: ByteSource = async () => file;

testDataset("tfd/unlabeled", () => loadTfd({ split: "unlabeled", source }));
testDataset("tfd/test", () => loadTfd({ split: "test", fold: 5, source }));

it("divides each fold as the file says, and leaves the unlabeled ones alone", async () => {
  for (const fold of [1, 2, 3, 4, 5]) {
    const load = (split: TfdSplit) => loadTfd({ split, fold, source });
    const [unlabeled, train, validation, test] = [
      await load("unlabeled"),
      await load("train"),
      await load("validation"),
      await load("test"),
    ];
    expect([unlabeled.size, train.size, validation.size, test.size]).toEqual([140, 36, 12, 12]);
    expect(unlabeled.labels).toBeUndefined();
    for (const label of train.labels!) expect(label).toBeLessThan(7);
  }
});

it("turns MATLAB's column-major pictures upright", async () => {
  const side = 48;
  const images = new Uint8Array(2 * side * side);
  const at = (n: number, row: number, column: number) => n + 2 * (row + side * column);
  images[at(1, 5, 40)] = 255;
  const tiny = writeMat({
    images: { shape: [2, side, side], values: images },
    labs_ex: { shape: [2, 1], values: Int16Array.of(-1, 7) },
    folds: { shape: [2, 5], values: Uint8Array.of(0, 1, 0, 2, 0, 3, 0, 1, 0, 1) },
  });
  const train = await loadTfd({ split: "train", source: async () => tiny });
  const out = new Float32Array(side * side);
  train.read([0], out);
  expect([...out.keys()].filter((i) => out[i] === 1)).toEqual([5 * side + 40]);
  expect([...train.labels!]).toEqual([6]);
});

it("reads the file once for all splits and folds", async () => {
  let reads = 0;
  const counting: ByteSource = async () => {
    reads++;
    return file;
  };
  await loadTfd({ split: "train", source: counting });
  await loadTfd({ split: "test", fold: 4, source: counting });
  expect(reads).toBe(1);
});

it("refuses unknown splits, folds and sides, and files laid out otherwise", async () => {
  const load = (options: object) => loadTfd({ split: "train", source, ...options });
  await expect(load({ split: "valid" })).rejects.toThrow("There is no split `valid`");
  await expect(load({ fold: 6 })).rejects.toThrow("`fold` is 6, expected a number from 1 to 5");
  await expect(load({ side: 32 })).rejects.toThrow("`side` is 32, expected 48 or 96");
  await expect(load({ side: 96 })).rejects.toThrow(
    /shape \[200, 48, 48\], expected \[any, 96, 96\]/,
  );
  const odd = writeMat({ images: { shape: [1, 2304], values: new Float64Array(2304).fill(0.5) } });
  await expect(load({ source: async () => odd })).rejects.toThrow(
    "holds the intensity 0.5 in `images`, expected whole numbers from 0 to 255. Save it as bytes",
  );
});
