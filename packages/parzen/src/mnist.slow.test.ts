import "@tensorflow/tfjs-backend-wasm";
import { type Dataset, estimateOf, firstExamples } from "@gan/spec";
import { expectBalanced } from "@gan/test-utils";
import { env, ready, setBackend } from "@tensorflow/tfjs-core";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { mnistImages, needsMnist } from "../test/mnist.ts";
import { chooseBandwidth } from "./bandwidth.ts";
import { defaultBandwidths } from "./bandwidths.ts";
import { parzenEstimate } from "./estimate.ts";
import { logLikelihood } from "./log-likelihood.ts";
import { logLikelihoodTensor } from "./log-likelihood-tensor.ts";

beforeAll(async () => {
  env().set("IS_TEST", true);
  await setBackend("wasm");
  await ready();
});
beforeEach(needsMnist);

const gigabyte = 1e9;
const withinMinutes = { timeout: 300_000 };

describe("on MNIST, by the paper's protocol", () => {
  it(
    "scores 10,000 training digits as 241.2 ± 2.1, in less than a gigabyte",
    withinMinutes,
    async () => {
      const samples = mnistImages("train", 0, 10_000);
      const validation = mnistImages("train", 50_000, 60_000);
      const test = mnistImages("t10k", 0, 10_000);
      const peak = watchMemory();
      await expectBalanced(async () => {
        const estimate = await parzenEstimate({ samples, validation, test, validationCount: 1000 });
        expect(estimate.bandwidth).toBeCloseTo(0.1668, 4);
        expect(estimate.isAtEdge).toBe(false);
        expect(estimate.logLikelihood.mean).toSatisfy(within(0.05, 241.19));
        expect(estimate.logLikelihood.standardError).toSatisfy(within(0.05, 2.13));
        const published = [-138.5, 147.2, 238.1, 212.3, 116.5, -21.3, -184.1, -362, -548.9, -741.1];
        estimate.validation.forEach(({ mean }, k) => {
          expect(mean).toSatisfy(within(0.1, published[k]!));
        });
      });
      expect(peak()).toBeLessThan(gigabyte);
    },
  );

  it("scores the mean digit alone as -59.1 ± 1.0", async () => {
    const samples = meanOf(mnistImages("train", 0, 50_000));
    const validation = mnistImages("train", 50_000, 51_000);
    const estimate = await parzenEstimate({
      samples,
      validation,
      test: mnistImages("t10k", 0, 10_000),
    });
    expect(estimate.logLikelihood.mean).toSatisfy(within(0.05, -59.1));
    expect(estimate.logLikelihood.standardError).toSatisfy(within(0.05, 1));
  });

  it(
    "agrees with the float64 reference within 1e-3 nats on each of 200 digits",
    withinMinutes,
    async () => {
      const samples = mnistImages("train", 0, 10_000);
      const test = firstExamples(mnistImages("t10k", 0, 10_000), 200);
      const fast = await logLikelihoodTensor(test, samples, { bandwidths: defaultBandwidths });
      for (const [k, row] of logLikelihood(test, samples, defaultBandwidths).entries()) {
        for (const [i, each] of row.entries()) expect(fast[k]![i]).toSatisfy(within(1e-3, each));
        expect(estimateOf(fast[k]!).mean).toSatisfy(within(1e-4, estimateOf(row).mean));
      }
    },
  );
});

it("finds duplicates of the data at the smallest bandwidth", async (context) => {
  needsMnist(context);
  const samples = mnistImages("train", 0, 1000);
  expect(await chooseBandwidth({ samples, validation: samples })).toMatchObject({
    bandwidth: 0.1,
    isAtEdge: true,
  });
});

/** Starts to sample the memory of the process; the function gives the largest growth so far, in bytes. */
function watchMemory(): () => number {
  const before = process.memoryUsage.rss();
  let largest = 0;
  const timer = setInterval(() => {
    largest = Math.max(largest, process.memoryUsage.rss() - before);
  }, 20);
  return () => {
    clearInterval(timer);
    return largest;
  };
}

function meanOf(images: Dataset): Dataset {
  const [mean, image] = [new Float64Array(784), new Float32Array(784)];
  for (let i = 0; i < images.size; i++) {
    images.read([i], image);
    image.forEach((value, j) => {
      mean[j]! += value / images.size;
    });
  }
  return { ...images, name: "mean digit", size: 1, read: (_indices, out) => out.set(mean) };
}

const within = (tolerance: number, expected: number) => (received: unknown) =>
  Math.abs((received as number) - expected) < tolerance;
