import { createRng, type Dataset } from "@gan/spec";
import { expectBalanced, useCpu } from "@gan/test-utils";
import fc from "fast-check";
import { expect, it } from "vitest";
import { datasetOf } from "../test/dataset-of.ts";
import { defaultBandwidths } from "./bandwidths.ts";
import { logLikelihood } from "./log-likelihood.ts";
import { logLikelihoodTensor } from "./log-likelihood-tensor.ts";

useCpu();

/** Points around a few centers, as digits lie: some pairs close, most far. */
function clustered(name: string, size: number, dimensions: number, spread: number): Dataset {
  const rng = createRng(7);
  const centers = rng.stream("centers").fillUniform(new Float32Array(5 * dimensions));
  const values = rng.stream(name).fillNormal(new Float32Array(size * dimensions), 0, spread);
  for (let i = 0; i < values.length; i++) {
    values[i]! += centers[(Math.floor(i / dimensions) % 5) * dimensions + (i % dimensions)]!;
  }
  const rows = Array.from({ length: size }, (_, i) => [
    ...values.subarray(i * dimensions, (i + 1) * dimensions),
  ]);
  return datasetOf(rows, name);
}

async function expectAgreement(data: Dataset, samples: Dataset, bandwidths: readonly number[]) {
  const fast = await logLikelihoodTensor(data, samples, { bandwidths });
  for (const [k, row] of logLikelihood(data, samples, bandwidths).entries()) {
    for (const [i, expected] of row.entries()) {
      expect(fast[k]![i]).toSatisfy(near(expected, 1e-3));
    }
  }
}

const near = (expected: number, tolerance: number) => (received: number) =>
  Math.abs(received - expected) < tolerance;

it.each([0.01, 0.1, 0.3])("agrees with the reference over several blocks, spread %d", (spread) => {
  const samples = clustered("samples", 4100, 30, spread);
  return expectAgreement(clustered("data", 200, 30, spread), samples, defaultBandwidths);
});

it("agrees with the reference in any order of bandwidths", () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.double({ min: 0.1, max: 3, noNaN: true }), { minLength: 1, maxLength: 5 }),
      fc.array(
        fc.array(fc.float({ min: -1, max: 1, noNaN: true }), { minLength: 4, maxLength: 4 }),
        {
          minLength: 2,
          maxLength: 20,
        },
      ),
      (bandwidths, rows) => expectAgreement(datasetOf(rows.slice(1)), datasetOf(rows), bandwidths),
    ),
    { numRuns: 50 },
  ));

it("agrees with the reference when a nearer sample comes in a later block", () => {
  const rows = Array.from({ length: 4097 }, (_, i) => [1 - i / 4096, 0.5]);
  return expectAgreement(datasetOf([[0, 0.5]]), datasetOf(rows), [0.001, 0.02, 1]);
});

it("agrees with the reference when all samples are the same", () => {
  const one = [...createRng(3).stream("one").fillUniform(new Float32Array(400))];
  const near = one.map((x, i) => x + (i % 2) / 100);
  const same = Array.from({ length: 500 }, () => one);
  return expectAgreement(datasetOf([one, near]), datasetOf(same), [0.05, 0.5]);
});

it("agrees with the reference far from the origin", () => {
  const shifted = (rows: number[][]) => datasetOf(rows.map((row) => row.map((x) => x + 4096)));
  return expectAgreement(
    shifted([
      [0, 1],
      [0.5, 0],
    ]),
    shifted([
      [0, 0],
      [1, 1],
      [0.25, 0.5],
    ]),
    [0.1],
  );
});

it("reports its progress up to the whole and gives the event loop its turns", async () => {
  const samples = clustered("samples", 4100, 4, 0.1);
  const data = clustered("data", 600, 4, 0.1);
  const heard: number[] = [];
  let turns = 0;
  const timer = setInterval(() => turns++, 0);
  await logLikelihoodTensor(data, samples, {
    bandwidths: [1],
    onProgress: ({ done, total }) => {
      heard.push(done);
      expect(total).toBe(600 * 4100);
    },
  });
  clearInterval(timer);
  expect(heard).toEqual([...heard].sort((a, b) => a - b));
  expect(heard).toHaveLength(8);
  expect(heard.at(-1)).toBe(600 * 4100);
  expect(turns).toBeGreaterThan(0);
});

it("leaves no tensor behind, even when a listener throws", async () => {
  const set = clustered("samples", 10, 4, 0.1);
  await expectBalanced(async () => {
    await logLikelihoodTensor(set, set, { bandwidths: [1] });
    const onProgress = () => {
      throw new Error("enough");
    };
    const stopped = logLikelihoodTensor(set, set, { bandwidths: [1], onProgress });
    await expect(stopped).rejects.toThrow("enough");
  });
});
