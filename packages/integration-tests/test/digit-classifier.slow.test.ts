import { onnx } from "@gan/backends/onnx";
import { loadDigits, loadMnist } from "@gan/data";
import { createDataSource } from "@gan/data/node";
import { classAgreement } from "@gan/extensions";
import { loadDigitClassifier } from "@gan/extensions/node";
import { expectBalanced } from "@gan/test-utils";
import { beforeAll, expect, it } from "vitest";
import { findMnistRoot } from "./data-folders.ts";

const root = findMnistRoot();

beforeAll(() => onnx().activate());

it("reads most drawn digits", () =>
  expectBalanced(async () => {
    using network = await loadDigitClassifier();
    expect(network).toMatchObject({ inputSize: 784, outputSize: 74 });
    const share = await classAgreement(network, loadDigits({ split: "test" }), 10);
    console.log(`${(100 * share).toFixed(1)} % of the drawn test digits are read right`);
    expect(share).toBeGreaterThan(0.9);
  }));

it("reads 99 % of MNIST's test digits", { timeout: 300_000 }, async (context) => {
  if (root === undefined) return context.skip("no MNIST in GAN_DATA_DIR");
  using network = await loadDigitClassifier();
  const test = await loadMnist({ split: "test", source: createDataSource({ set: "mnist", root }) });
  const share = await classAgreement(network, test, 10);
  console.log(`${(100 * share).toFixed(2)} % of MNIST's ${test.size} test digits are read right`);
  expect(share).toBeGreaterThanOrEqual(0.99);
});
