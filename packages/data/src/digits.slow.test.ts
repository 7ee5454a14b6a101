import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import type { Dataset } from "@gan/spec";
import { beforeAll, describe, expect, it } from "vitest";
import { loadDigits } from "./digits.ts";

interface Examples {
  readonly values: Float32Array;
  readonly labels: Uint8Array;
}

let train: Examples;
let test: Examples;
beforeAll(() => {
  train = examplesOf(loadDigits({ split: "train", size: 5_000 }));
  test = examplesOf(loadDigits({ split: "test", size: 500 }));
});

describe("a nearest-neighbor reader", () => {
  it("trained on 10,000 real MNIST digits reads at least 90 % of drawn ones", (ctx) => {
    const mnist = realDigits(10_000) ?? ctx.skip("the MNIST files are not in GAN_DATA_DIR");
    const score = shareRead(mnist, test);
    console.log(`reader trained on MNIST: ${score} of drawn digits`);
    expect(score).toBeGreaterThanOrEqual(0.9);
  }, 120_000);

  it("trained on 5,000 drawn digits reads at least 97 % of others", () => {
    const score = shareRead(train, test);
    console.log(`reader trained on drawn digits: ${score} of others`);
    expect(score).toBeGreaterThanOrEqual(0.97);
  }, 120_000);

  it("trained on 5,000 drawn digits reads at least 80 % of real ones", (ctx) => {
    const mnist = realDigits(500) ?? ctx.skip("the MNIST files are not in GAN_DATA_DIR");
    const score = shareRead(train, mnist);
    console.log(`reader trained on drawn digits: ${score} of MNIST`);
    expect(score).toBeGreaterThanOrEqual(0.8);
  }, 120_000);
});

it("varies within each class at least three quarters as much as MNIST, and not more", (ctx) => {
  const mnist = realDigits(10_000) ?? ctx.skip("the MNIST files are not in GAN_DATA_DIR");
  for (let digit = 0; digit < 10; digit++) {
    const ratio = varianceWithin(train, digit) / varianceWithin(mnist, digit);
    expect(ratio, `digit ${digit}`).toBeGreaterThan(0.75);
    expect(ratio, `digit ${digit}`).toBeLessThan(1.1);
  }
});

/** Share of `questions` whose nearest neighbor among `known`, by Euclidean distance, has their label. */
function shareRead(known: Examples, questions: Examples): number {
  const squares = Float64Array.from(known.labels, (_, i) => {
    const image = known.values.subarray(i * 784, i * 784 + 784);
    return image.reduce((sum, value) => sum + value * value, 0);
  });
  const right = questions.labels.filter((label, i) => {
    const image = questions.values.subarray(i * 784, i * 784 + 784);
    return known.labels[nearest(known.values, squares, image)] === label;
  });
  return right.length / questions.labels.length;
}

function nearest(values: Float32Array, squares: Float64Array, image: Float32Array): number {
  const inked = Uint16Array.from(image.keys()).filter((pixel) => image[pixel]! > 0);
  let [best, shortest] = [0, Number.POSITIVE_INFINITY];
  for (let i = 0; i < squares.length; i++) {
    let product = 0;
    for (let k = 0; k < inked.length; k++) {
      product += values[i * 784 + inked[k]!]! * image[inked[k]!]!;
    }
    const distance = squares[i]! - 2 * product;
    if (distance < shortest) [best, shortest] = [i, distance];
  }
  return best;
}

/** Mean squared distance of a class's images from their mean. */
function varianceWithin({ values, labels }: Examples, digit: number): number {
  const members = [...labels.keys()].filter((i) => labels[i] === digit);
  let total = 0;
  for (let pixel = 0; pixel < 784; pixel++) {
    const column = members.map((i) => values[i * 784 + pixel]!);
    const mean = column.reduce((sum, value) => sum + value, 0) / column.length;
    total += column.reduce((sum, value) => sum + (value - mean) ** 2, 0) / column.length;
  }
  return total;
}

function examplesOf(dataset: Dataset): Examples {
  const values = new Float32Array(dataset.size * 784);
  dataset.read(
    Array.from({ length: dataset.size }, (_, i) => i),
    values,
  );
  return { values, labels: Uint8Array.from(dataset.labels!) };
}

/** The first MNIST training digits, read without this package's loaders; `undefined` when they are not here. */
function realDigits(size: number): Examples | undefined {
  const shared = fileURLToPath(new URL("../../../../shared/data", import.meta.url));
  const root = process.env.GAN_DATA_DIR ?? shared;
  const folder = [`${root}/mnist`, root].find((path) =>
    existsSync(`${path}/train-images-idx3-ubyte.gz`),
  );
  if (folder === undefined) return undefined;
  const read = (file: string) => gunzipSync(readFileSync(`${folder}/${file}.gz`));
  const bytes = read("train-images-idx3-ubyte").subarray(16, 16 + size * 784);
  const labels = Uint8Array.from(read("train-labels-idx1-ubyte").subarray(8, 8 + size));
  return { values: Float32Array.from(bytes, (byte) => byte / 255), labels };
}
