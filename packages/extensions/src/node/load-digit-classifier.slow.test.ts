import { loadDigits, loadMnist } from "@gan/data";
import { createDataSource } from "@gan/data/node";
import { expectBalanced, useCpu } from "@gan/test-utils";
import { expect, it } from "vitest";
import { classAgreement } from "../index.ts";
import { loadDigitClassifier } from "./index.ts";

useCpu();

/** As many as `cpu` reads in some seconds. */
const COUNT = 1000;

it("reads most drawn digits", () =>
  expectBalanced(async () => {
    using network = await loadDigitClassifier();
    expect(network).toMatchObject({ inputSize: 784, outputSize: 74 });
    const share = await classAgreement(network, loadDigits({ split: "test", size: COUNT }), 10);
    console.log(`${(100 * share).toFixed(1)} % of ${COUNT} drawn digits are read right`);
    expect(share).toBeGreaterThan(0.9);
  }));

it("reads 99 % of MNIST's test digits", { timeout: 600_000 }, async (context) => {
  const root = process.env.GAN_DATA_DIR;
  if (root === undefined) return context.skip("no MNIST in GAN_DATA_DIR");
  using network = await loadDigitClassifier();
  const test = await loadMnist({ split: "test", source: createDataSource({ set: "mnist", root }) });
  const share = await classAgreement(network, test, 10);
  console.log(`${(100 * share).toFixed(2)} % of MNIST's ${test.size} test digits are read right`);
  expect(share).toBeGreaterThanOrEqual(0.99);
});
