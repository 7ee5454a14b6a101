import type { ByteSource, Dataset } from "@gan/spec";
import { testDataset } from "@gan/test-utils";
import { expect, it } from "vitest";
import { dataFolder, missing } from "../test/real-data.ts";
import { type Cifar10Split, loadCifar10 } from "./cifar10.ts";
import { globalContrast } from "./global-contrast.ts";
import { createDataSource } from "./node/data-source.ts";

const skip = missing("cifar-10-batches-bin", "data_batch_1.bin");
const source = createDataSource({ set: "cifar10", root: dataFolder, offline: true });
const part = (split: Cifar10Split) => loadCifar10({ split, source, batches: [1] });

testDataset("cifar10/train", () => part("train"), skip);
testDataset("cifar10/test", () => part("test"), skip);
testDataset("cifar10/train, normalized", async () => globalContrast(await part("train")), skip);

it("holds out the last fifth of a part of the batches, and says so in its name", async (context) => {
  if (skip) context.skip(skip);
  const [train, validation, test] = [
    await part("train"),
    await part("validation"),
    await part("test"),
  ];
  expect([train.size, validation.size, test.size]).toEqual([8000, 2000, 10_000]);
  expect(train.name).toBe("cifar10/train (batch 1 of 5)");
  expect(validation.name).toBe("cifar10/validation (batch 1 of 5)");
  expect(test.name).toBe("cifar10/test");
});

it("has red, green and blue means close to the published ones, and a thousand of each class to test", async (context) => {
  if (skip) context.skip(skip);
  const train = await part("train");
  const sums = [0, 0, 0];
  const out = new Float32Array(3072);
  for (let i = 0; i < train.size; i++) {
    train.read([i], out);
    for (let at = 0; at < 3072; at++) sums[at % 3]! += out[at]!;
  }
  const means = sums.map((sum) => sum / (train.size * 1024));
  // Published for all 50,000; a sixth of them lies within a hundredth.
  [0.4914, 0.482158, 0.446531].forEach((mean, channel) => {
    expect(Math.abs(means[channel]! - mean)).toBeLessThan(0.01);
  });
  const counts = new Array<number>(10).fill(0);
  for (const label of (await part("test")).labels!) counts[label]!++;
  expect(counts).toEqual(new Array(10).fill(1000));
});

it("normalizes real pictures to zero mean and length 55, and brings them back", async (context) => {
  if (skip) context.skip(skip);
  const train = await part("train");
  const normalized = globalContrast(train);
  const indices = [0, 77, 4000, 7999];
  const [original, values] = [new Float32Array(4 * 3072), new Float32Array(4 * 3072)];
  train.read(indices, original);
  normalized.read(indices, values);
  for (let i = 0; i < 4; i++) {
    const example = values.subarray(i * 3072, (i + 1) * 3072);
    expect(example.reduce((sum, value) => sum + value, 0) / 3072).toBeCloseTo(0, 5);
    expect(Math.hypot(...example)).toBeCloseTo(55, 3);
    expect(Math.hypot(...example) / Math.sqrt(3072)).toBeCloseTo(0.992, 3);
  }
  const inside = values.filter((value) => Math.abs(value) <= normalized.range[1]).length;
  expect(inside / values.length).toBeGreaterThan(0.95);
  normalized.restore(values, indices);
  const largest = values.reduce(
    (most, value, i) => Math.max(most, Math.abs(value - original[i]!)),
    0,
  );
  expect(largest).toBeLessThan(1e-6);
});

/** Files of the published layout in which the pixel planes say where they are. */
const drawn: ByteSource = async (name) => {
  const bytes = new Uint8Array(10_000 * 3073);
  const batch = name === "test_batch.bin" ? 6 : Number(/\d/.exec(name)![0]);
  for (let row = 0; row < 10_000; row++) {
    bytes[row * 3073] = batch;
    bytes[row * 3073 + 1 + 33] = 51;
    bytes[row * 3073 + 1 + 1024 + 33] = 102;
    bytes[row * 3073 + 1 + 2048 + 33] = 255;
  }
  return bytes;
};

it("takes rows 40,000 to 49,999 of all five batches for validation", async () => {
  const load = (split: Cifar10Split) => loadCifar10({ split, source: drawn });
  const [train, validation] = [await load("train"), await load("validation")];
  expect([train.name, train.size]).toEqual(["cifar10/train", 40_000]);
  expect([validation.name, validation.size]).toEqual(["cifar10/validation", 10_000]);
  expect([train.labels![0], train.labels![39_999], validation.labels![0]]).toEqual([1, 4, 5]);
});

it("puts a pixel's red, green and blue side by side", async () => {
  const out = new Float32Array(3072);
  const test: Dataset = await loadCifar10({ split: "test", source: drawn });
  test.read([9999], out);
  expect([...out.subarray(33 * 3, 34 * 3)]).toEqual([0.2, 0.4, 1].map(Math.fround));
  expect(out.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1.6, 6);
});

it("refuses files of another length, labels beyond 9, and batches that do not exist", async () => {
  const load = (bytes: Uint8Array) => loadCifar10({ split: "test", source: async () => bytes });
  await expect(load(new Uint8Array(3073))).rejects.toThrow(
    "has 3073 bytes, expected 10000 rows of 3073. Put the file of the binary version there",
  );
  await expect(load(new Uint8Array(30_730_000).fill(10))).rejects.toThrow("labels row 0 with 10");
  const choose = (batches: number[]) => loadCifar10({ split: "train", source: drawn, batches });
  for (const batches of [[], [6], [1, 1], [0.5]]) {
    await expect(choose(batches)).rejects.toThrow("expected different numbers from 1 to 5");
  }
});
