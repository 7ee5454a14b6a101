import type { Examples, Objective, Round } from "@gan/core";
import { createRng } from "@gan/spec";
import { checkGradient, expectBalanced, useCpu } from "@gan/test-utils";
import { grad, type Tensor, type Tensor2D, tensor1d, tensor2d, tidy } from "@tensorflow/tfjs-core";
import { expect, it } from "vitest";
import {
  copyOf,
  crossEntropy,
  featureMatching,
  kPlusOne,
  nameClasses,
  sameClass,
} from "../index.ts";

useCpu();
const [M, K, FEATURES] = [6, 3, 2];
const WIDTH = K + FEATURES;
const labels = [2, -1, 0, -1, -1, 1];
const draw = (name: string) =>
  createRng(8)
    .stream(name)
    .fillUniform(new Float32Array(M * WIDTH), -3, 3);
const [ofReal, ofFake] = [draw("real"), draw("fake")];

const rowsOf = (values: Float32Array) =>
  Array.from({ length: M }, (_, i) => [...values.subarray(i * WIDTH, (i + 1) * WIDTH)]);
const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
const logits = (row: readonly number[]) => row.slice(0, K);
/** log p(y | x) of K classes, and of K + 1 of which the last has the logit 0. */
const logShare = (row: readonly number[], at: number, more: readonly number[] = []) => {
  const all = [...logits(row), ...more];
  return all[at]! - Math.log(all.reduce((sum, l) => sum + Math.exp(l), 0));
};
const isOther = (_: unknown, i: number) => labels[i] === -1;
const isNamed = (_: unknown, i: number) => labels[i] !== -1;

interface Parts {
  readonly real?: Tensor | Float32Array;
  readonly fake?: Tensor | Float32Array;
  readonly labels?: readonly number[];
}

/** A round in which D is the identity. */
function roundOf({ real = ofReal, fake = ofFake, labels: told = labels }: Parts) {
  const rows = (values: Tensor | Float32Array) =>
    (values instanceof Float32Array
      ? tensor2d(values, [values.length / WIDTH, WIDTH])
      : values) as Tensor2D;
  const output = rows(real);
  return {
    real: { x: output, labels: tensor1d([...told], "int32") },
    ...{ realLogits: output, fakeLogits: rows(fake) },
    apply: (_: string, { x }: Examples) => x,
  } as unknown as Round;
}

const lossOf = ({ loss }: Objective, parts: Parts = {}) =>
  tidy(() => loss(roundOf(parts)).dataSync()[0]!);

it("names classes: minus the mean log-probability of those that are known", () =>
  expectBalanced(() => {
    const named = rowsOf(ofReal).filter(isNamed);
    const known = labels.filter((label) => label >= 0);
    const expected = -mean(named.map((row, i) => logShare(row, known[i]!)));
    expect(lossOf(nameClasses("discriminator", K))).toBeCloseTo(expected, 5);
    tidy(() => {
      const some = crossEntropy(tensor2d(ofReal, [M, WIDTH]), tensor1d(labels, "int32"), K);
      expect(some.dataSync()[0]).toBeCloseTo(expected, 5);
      const none = crossEntropy(
        tensor2d(ofReal, [M, WIDTH]),
        tensor1d([-1, -1, -1, -1, -1, -1], "int32"),
        K,
      );
      expect(none.dataSync()[0]).toBeCloseTo(0, 7);
    });
  }));

it("tells K + 1 classes apart as the closed form says", () =>
  expectBalanced(() => {
    const [real, fake] = [rowsOf(ofReal), rowsOf(ofFake)];
    const known = labels.filter((label) => label >= 0);
    const named = -mean(real.filter(isNamed).map((row, i) => logShare(row, known[i]!)));
    const isReal = real.filter(isOther).map((row) => Math.log(1 - Math.exp(logShare(row, K, [0]))));
    const isFake = fake.map((row) => logShare(row, K, [0]));
    const expected = named - 0.5 * mean(isReal) - 0.5 * mean(isFake);
    expect(lossOf(kPlusOne(K))).toBeCloseTo(expected, 5);
  }));

it("takes the share of the K classes for D(x)", () =>
  expectBalanced(() => {
    tidy(() => {
      const given = kPlusOne(K).probability!(tensor2d(ofReal, [M, WIDTH]));
      expect(given.shape).toEqual([M, 1]);
      for (const [i, row] of rowsOf(ofReal).entries()) {
        expect(given.dataSync()[i]).toBeCloseTo(1 - Math.exp(logShare(row, K, [0])), 5);
      }
    });
  }));

it("takes what D holds an example for as the truth about its copy, and learns from the copy alone", () =>
  expectBalanced(() => {
    // Row 3 is a copy of row 1, row 4 one of row 0, which has no label either.
    const paired = [-1, -1, 0, copyOf(1), copyOf(0), 1];
    const rows = rowsOf(ofReal);
    const cross = (from: number, to: number) =>
      -[0, 1, 2].reduce(
        (sum, k) => sum + Math.exp(logShare(rows[from]!, k)) * logShare(rows[to]!, k),
        0,
      );
    const expected = mean([cross(1, 3), cross(0, 4)]);
    expect(lossOf(sameClass(K), { labels: paired })).toBeCloseTo(expected, 5);
    expect(lossOf(sameClass(K))).toBe(0);
    // To K + 1 classes a copy is nobody: the same loss as without those rows.
    const isReal = [0, 1].map((i) => Math.log(1 - Math.exp(logShare(rows[i]!, K, [0]))));
    const isFake = rowsOf(ofFake).map((row) => logShare(row, K, [0]));
    const named = -mean([logShare(rows[2]!, 0), logShare(rows[5]!, 1)]);
    const told = named - 0.5 * mean(isReal) - 0.5 * mean(isFake);
    expect(lossOf(kPlusOne(K), { labels: paired })).toBeCloseTo(told, 5);
    const slopes = (values: Float32Array) =>
      tidy(() => {
        const of = (x: Tensor) => sameClass(K).loss(roundOf({ real: x, labels: paired }));
        return grad(of)(tensor2d(values, [M, WIDTH])).dataSync();
      });
    const copies = slopes(ofReal);
    expect([...copies.subarray(0, 3 * WIDTH)]).toEqual(new Array(3 * WIDTH).fill(0));
    for (const [copy, original] of [
      [3, 1],
      [4, 0],
    ] as const) {
      for (let k = 0; k < K; k++) {
        // The slope of cross entropy in logits, halved since it is the mean of two copies.
        const gap = Math.exp(logShare(rows[copy]!, k)) - Math.exp(logShare(rows[original]!, k));
        expect(copies[copy * WIDTH + k]).toBeCloseTo(gap / 2, 5);
      }
    }
  }));

it("stays finite where D is very sure", () => {
  const sure = new Float32Array(M * WIDTH).fill(200);
  const loss = lossOf(kPlusOne(K), { real: sure, fake: sure });
  // Samples are taken for real by all of log K + 200; real ones cost nothing.
  expect(loss).toBeCloseTo(Math.log(K) + (Math.log(K) + 200) / 2, 3);
});

it.each([M, M - 2])("matches the mean features of %i samples with those of as many examples", (m) =>
  expectBalanced(() => {
    const fake = ofFake.slice(0, m * WIDTH);
    const gaps = Array.from({ length: FEATURES }, (_, f) => {
      const ofFeature = (values: Float32Array) =>
        mean(Array.from({ length: m }, (_, row) => values[row * WIDTH + K + f]!));
      return ofFeature(ofReal) - ofFeature(fake);
    });
    const expected = mean(gaps.map((gap) => gap * gap));
    expect(lossOf(featureMatching(K), { fake })).toBeCloseTo(expected, 5);
  }),
);

it.each([
  ["D's", kPlusOne(K), "real", ofReal],
  ["D's", kPlusOne(K), "fake", ofFake],
  ["G's", featureMatching(K), "fake", ofFake],
  ["a classifier's", nameClasses("discriminator", K), "real", ofReal],
] as const)("has %s slopes by finite differences", (_, { loss }, part, values) => {
  checkGradient((x) => loss(roundOf({ [part]: x })), { values, shape: [M, WIDTH] });
});

it("needs labels", () => {
  const needed = [
    [kPlusOne(K), "the class"],
    [nameClasses("discriminator", K), "the class"],
    [sameClass(K), "−2 − i"],
  ] as const;
  for (const [{ loss }, what] of needed) {
    const bare = { real: {}, apply: () => undefined } as unknown as Round;
    expect(() => tidy(() => loss(bare))).toThrow(`\`labels\` is undefined, expected ${what}`);
  }
});
