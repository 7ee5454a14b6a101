import { type ByteSource, type Dataset, MissingFileError } from "@gan/spec";
import { testDataset } from "@gan/test-utils";
import { describe, expect, it } from "vitest";
import { dataFolder, missing } from "../test/real-data.ts";
import { biasFromMarginals } from "./bias-marginals.ts";
import { loadFashionMnist, loadMnist, type MnistSplit } from "./mnist.ts";
import { createDataSource } from "./node/data-source.ts";

const skip = missing("mnist", "train-images-idx3-ubyte.gz");
const source = createDataSource({ set: "mnist", root: dataFolder, offline: true });
const load = (split: MnistSplit) => loadMnist({ split, source });

testDataset("mnist/train", () => load("train"), skip);
testDataset("mnist/validation", () => load("validation"), skip);
testDataset("mnist/test", () => load("test"), skip);

describe("real MNIST", () => {
  it("has the published counts, mean and deviation over train and validation", async (context) => {
    if (skip) context.skip(skip);
    const parts = [await load("train"), await load("validation")];
    expect(parts.map(({ size }) => size)).toEqual([50_000, 10_000]);
    const counts = new Array<number>(10).fill(0);
    for (const { labels } of parts) for (const label of labels!) counts[label]!++;
    expect(counts).toEqual([5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949]);

    let [sum, squares] = [0, 0];
    for (const part of parts) {
      for (const value of valuesOf(part)) {
        sum += value;
        squares += value * value;
      }
    }
    const mean = sum / (60_000 * 784);
    expect(mean).toBeCloseTo(0.13066, 5);
    expect(Math.sqrt(squares / (60_000 * 784) - mean * mean)).toBeCloseTo(0.308108, 5);
  });

  it("starts a generator at the mean digit", async (context) => {
    if (skip) context.skip(skip);
    const bias = biasFromMarginals(await load("train"));
    const off = bias.filter((value) => value < -16);
    expect(off.length).toBe(67);
    expect(off.every((value) => Math.abs(value - -16.118) < 0.0005)).toBe(true);
    expect(bias.reduce((sum, value) => sum + value, 0) / 784).toBeCloseTo(-5.04, 2);
  });
});

const small: ByteSource = async (name) =>
  Uint8Array.from(name.includes("images") ? [0, 0, 8, 1, 0, 0, 0, 1, 7] : [0, 0, 8, 1, 0, 0, 0, 0]);

it("refuses a file of another shape, and a split that does not exist", async () => {
  await expect(loadMnist({ split: "train", source: small })).rejects.toThrow(
    /holds shape \[\d\], expected \[60000.*Put the published file there/,
  );
  await expect(loadMnist({ split: "tests" as MnistSplit, source: small })).rejects.toThrow(
    "Did you mean `test`?",
  );
});

/** Files of the published shapes, all 0. */
function blank(asked: string[]): ByteSource {
  return async (name) => {
    asked.push(name);
    const count = name.startsWith("train") ? [0, 0, 234, 96] : [0, 0, 39, 16];
    const side = [0, 0, 0, 28];
    const header = name.includes("images")
      ? [0, 0, 8, 3, ...count, ...side, ...side]
      : [0, 0, 8, 1, ...count];
    const length =
      (name.startsWith("train") ? 60_000 : 10_000) * (name.includes("images") ? 784 : 1);
    const bytes = new Uint8Array(header.length + length);
    bytes.set(header);
    return bytes;
  };
}

it("asks the source once for the file that two splits share", async () => {
  const asked: string[] = [];
  const source = blank(asked);
  await Promise.all(
    (["train", "validation"] as const).map((split) => loadMnist({ split, source })),
  );
  expect(asked.sort()).toEqual(["train-images-idx3-ubyte", "train-labels-idx1-ubyte"]);
});

it("refuses labels that are no digits", async () => {
  const source: ByteSource = async (name) => {
    const bytes = await blank([])(name);
    if (name.includes("labels")) bytes[8 + 77] = 10;
    return bytes;
  };
  await expect(loadMnist({ split: "test", source })).rejects.toThrow(
    "`t10k-labels-idx1-ubyte` labels example 77 with 10, expected 0 to 9",
  );
});

it("reads Fashion-MNIST as it reads MNIST", async () => {
  const fashion = await loadFashionMnist({ split: "validation", source: blank([]) });
  expect([fashion.name, fashion.size]).toEqual(["fashion-mnist/validation", 10_000]);
});

function valuesOf(data: Dataset): Float32Array {
  const values = new Float32Array(data.size * 784);
  data.read(
    Uint32Array.from({ length: data.size }, (_, i) => i),
    values,
  );
  return values;
}

it.each([0, 20])(
  "names the images where neither file is there, %i ms sooner than the labels or later",
  async (wait) => {
    const absent: ByteSource = async (name) => {
      await new Promise((resolve) =>
        setTimeout(resolve, name.includes("images") ? wait : 20 - wait),
      );
      throw new MissingFileError(name, "Put it there.");
    };
    await expect(loadMnist({ split: "test", source: absent })).rejects.toThrow(/images/);
  },
);
