import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { classScore } from "../src/features/class-score.ts";
import { densityCoverage } from "../src/features/density-coverage.ts";
import { frechetDistance } from "../src/features/frechet-distance.ts";
import { kernelDistance, kernelDistanceOfSubsets } from "../src/features/kernel-distance.ts";
import { neighborTest } from "../src/features/neighbor-test.ts";
import { precisionRecall } from "../src/features/precision-recall.ts";
import { slicedWasserstein } from "../src/features/sliced-wasserstein.ts";
import { structuralSimilarity } from "../src/features/structural-similarity.ts";
import { partOf } from "../src/linear-algebra/part-of.ts";
import { cases, directions, logits, pictures, uniform } from "./references/recipe.ts";

/** What others' software said of the same arrays; `references/make.py` wrote it. */
const references = JSON.parse(
  readFileSync(new URL("references/references.json", import.meta.url), "utf8"),
);

function expectEqual(received: number, expected: number, relative = 1e-6): void {
  expect(Math.abs(received - expected)).toBeLessThanOrEqual(relative * Math.abs(expected));
}

const names = Object.keys(references.cases);
const [made, scored, drawn] = [cases(), logits(), pictures()];

it("makes the arrays that the references are of", () => {
  expect([...uniform("a check of the recipe", 3)]).toEqual(references.first);
  expect(Object.keys(made)).toEqual(names);
  for (const name of names) {
    const sums = made[name]!.map(({ values }) => {
      let sum = 0;
      for (const value of values) sum += value;
      return sum;
    });
    expect(sums[0]).toBeCloseTo(references.cases[name].sum[0], 8);
    expect(sums[1]).toBeCloseTo(references.cases[name].sum[1], 8);
  }
});

it.each(names)("has the Fréchet distance of others, and of 60 digits: %s", async (name) => {
  const { frechet } = references.cases[name];
  const distance = await frechetDistance(...made[name]!);
  expectEqual(distance, frechet["torch-fidelity"]);
  expectEqual(distance, frechet["clean-fid"]);
  expectEqual(distance, frechet.mpmath, 1e-11);
});

it.each(names)("has the kernel distance of others: %s", async (name) => {
  const { kernel } = references.cases[name];
  const [samples, reference] = made[name]!;
  expectEqual(await kernelDistance(samples, reference), kernel.all);
  const count = Math.min(samples.count, reference.count);
  const equal = [partOf(samples, 0, count), partOf(reference, 0, count)] as const;
  const subsets = await kernelDistanceOfSubsets(...equal, { subsets: 2 });
  expectEqual(subsets.mean, kernel.equallyMany);
  expect(subsets).toMatchObject({ subsets: 1, deviation: 0, subsetSize: count });
});

it.each(names)("has precision and recall of others, with an edge and without: %s", async (name) => {
  const { "torch-fidelity": withEdge, prdc } = references.cases[name].neighborhoods;
  const found = await precisionRecall(...made[name]!);
  expectEqual(found.precision, withEdge.precision);
  expectEqual(found.recall, withEdge.recall);
  const without = await precisionRecall(...made[name]!, { k: 5, hasEdge: false });
  expectEqual(without.precision, prdc.precision);
  expectEqual(without.recall, prdc.recall);
});

it.each(names)("has density and coverage of others: %s", async (name) => {
  const { prdc } = references.cases[name].neighborhoods;
  const { density, coverage } = await densityCoverage(...made[name]!);
  expectEqual(density, prdc.density);
  expectEqual(coverage, prdc.coverage);
});

// Of whole numbers many neighbors are as near as others, and which one is found is nobody's promise.
it.each(names.filter((name) => name !== "whole numbers"))(
  "has the nearest neighbors of others: %s",
  async (name) => {
    const [samples, reference] = made[name]!;
    const count = Math.min(samples.count, reference.count);
    const found = await neighborTest(partOf(samples, 0, count), partOf(reference, 0, count));
    const { neighborTest: expected } = references.cases[name];
    expectEqual(found.samples, expected.samples);
    expectEqual(found.reference, expected.reference);
  },
);

it.each(names)("has the sliced Wasserstein distance of others: %s", async (name) => {
  const [samples, reference] = made[name]!;
  const along = { directions: directions(samples.size) };
  const found = await slicedWasserstein(samples, reference, along);
  expectEqual(found, references.cases[name].slicedWasserstein);
});

it.each(Object.keys(references.scores))("has the score by classes of others: %s", (name) => {
  const [values, splits] = scored[name]!;
  const { mean, deviation } = classScore(values, { splits });
  expectEqual(mean, references.scores[name].inception_score_mean);
  expect(deviation).toBeCloseTo(references.scores[name].inception_score_std, 9);
});

it.each(Object.keys(references.structural))("has the similarity of others: %s", (name) => {
  const { shape, one, other } = drawn[name]!;
  const [count, height, width, channels] = shape;
  const size = height * width * channels;
  for (let i = 0; i < count; i++) {
    const [a, b] = [one, other].map((each) => each.subarray(i * size, (i + 1) * size));
    const found = structuralSimilarity(a!, b!, { height, width, channels });
    expectEqual(found, references.structural[name][i]);
  }
});
