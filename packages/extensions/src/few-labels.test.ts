import { createSampler } from "@gan/data";
import { createRng, type Dataset, datasetFromFloats, type Labels, readRows } from "@gan/spec";
import { testDataset, testSampler } from "@gan/test-utils";
import { expect, it } from "vitest";
import { copyOf, fewLabels, unlabeled, withLabeled } from "./index.ts";

const SIZE = 60;
const rng = () => createRng(5);

/** Example i is the number i; its class is i % 3, and every tenth has none. */
function numbers(labels: Labels = Int16Array.from({ length: SIZE }, classOf)): Dataset {
  const values = Float32Array.from({ length: SIZE }, (_, i) => i);
  const range = [0, SIZE] as const;
  return datasetFromFloats({ name: "numbers", exampleShape: [1], range, values, labels });
}

function classOf(_: unknown, i: number): number {
  return i % 10 === 9 ? -1 : i % 3;
}

/** The same data, whose labels throw whoever reads one. */
function forbidden(): Dataset {
  const labels = new Proxy(new Int16Array(SIZE), {
    get() {
      throw new Error("A label was read that was not given.");
    },
  });
  return { ...numbers(), labels };
}

testDataset("a few labeled examples", () => fewLabels(numbers(), { count: 9, rng: rng() }));
testDataset("examples without their labels", () => unlabeled(numbers()));
testSampler("with labeled examples", () => {
  const labeled = fewLabels(numbers(), { count: 9, rng: rng() });
  return withLabeled(
    createSampler(unlabeled(numbers()), { batchSize: 25, rng: rng() }),
    createSampler(labeled, { batchSize: 4, rng: rng().fork("own") }),
  );
});

it("chooses as many of each class, which are theirs, by the seed", () => {
  const chosen = fewLabels(numbers(), { count: 9, rng: rng() });
  expect(chosen.size).toBe(9);
  const places = [...readRows(chosen, 0, 9)];
  expect(new Set(places).size).toBe(9);
  expect([...chosen.labels!]).toEqual(places.map((place) => classOf(0, place)));
  expect([...chosen.labels!].sort()).toEqual([0, 0, 0, 1, 1, 1, 2, 2, 2]);
  expect([...readRows(fewLabels(numbers(), { count: 9, rng: rng() }), 0, 9)]).toEqual(places);
  const other = fewLabels(numbers(), { count: 9, rng: createRng(6) });
  expect([...readRows(other, 0, 9)]).not.toEqual(places);
});

it.each([
  [10, /`labels` is 10, expected a multiple of the 3 classes/],
  [0, /`labels` is 0, expected a multiple/],
  [57, /`labels` is 57, expected at most 54 of `numbers`/],
])("refuses %d labels", (count, sentence) => {
  expect(() => fewLabels(numbers(), { count, rng: rng() })).toThrow(sentence);
});

it("refuses data without labels", () => {
  const values = new Float32Array(SIZE);
  const bare = datasetFromFloats({ name: "bare", exampleShape: [1], values });
  expect(() => fewLabels(bare, { count: 3, rng: rng() })).toThrow(/a data set with labels/);
});

it("hides labels without reading any, and keeps the examples", () => {
  const hidden = unlabeled(forbidden());
  expect([...hidden.labels!]).toEqual(new Array(SIZE).fill(-1));
  expect([...readRows(hidden, 3, 6)]).toEqual([3, 4, 5]);
});

it("never reads a label in training but those that were given", () => {
  const labeled = fewLabels(numbers(), { count: 9, rng: rng() });
  const all = createSampler(unlabeled(forbidden()), { batchSize: 25, rng: rng() });
  const own = createSampler(labeled, { batchSize: 4, rng: rng().fork("own") });
  const known = [...readRows(labeled, 0, 9)];
  const both = withLabeled(all, own);
  expect([both.batchSize, both.samples]).toEqual([29, 25]);
  expect([both.iterationsPerEpoch, both.epochOf(4)]).toEqual([all.iterationsPerEpoch, 2]);
  const met = new Set<number>();
  for (let iteration = 1; iteration <= 3; iteration++) {
    const others = [...all.batch(iteration, 1).values];
    const { size, values, labels } = both.batch(iteration, 1);
    expect([...values.subarray(0, others.length)]).toEqual(others);
    expect([...labels!.subarray(0, others.length)]).toEqual(others.map(() => -1));
    for (let i = others.length; i < size; i++) {
      expect(known).toContain(values[i]);
      expect(labels![i]).toBe(classOf(0, values[i]!));
      met.add(values[i]!);
    }
  }
  expect([...met].sort()).toEqual(known.sort());
});

it("adds copies of the examples without a label last, each told of its row", () => {
  const labeled = fewLabels(numbers(), { count: 9, rng: rng() });
  const all = createSampler(unlabeled(forbidden()), { batchSize: 25, rng: rng() });
  const own = createSampler(labeled, { batchSize: 4, rng: rng().fork("own") });
  const doubled = {
    ...all,
    batch: (iteration: number, step: number) => {
      const batch = all.batch(iteration, step);
      return { ...batch, values: batch.values.map((value) => 2 * value) };
    },
  };
  const three = withLabeled(all, own, doubled);
  expect([three.batchSize, three.samples]).toEqual([54, 25]);
  const sizes = new Set<number>();
  for (let iteration = 1; iteration <= 3; iteration++) {
    const others = all.batch(iteration, 1).size;
    const { size, values, labels } = three.batch(iteration, 1);
    sizes.add(others);
    for (let row = 0; row < others; row++) {
      const at = size - others + row;
      expect(labels![at]).toBe(copyOf(row));
      expect(values[at]).toBe(2 * values[row]!);
    }
    expect(labels!.filter((label) => label >= 0)).toHaveLength(size - 2 * others);
  }
  // The last minibatch of an epoch is short, and pairs all the same.
  expect(sizes.size).toBe(2);
});

it("refuses more copies than their labels can tell apart", () => {
  const all = createSampler(unlabeled(numbers()), { batchSize: 4, rng: rng() });
  const most = { ...all, batchSize: 32_767 };
  expect(new Int16Array([copyOf(most.batchSize - 1)])[0]).toBe(copyOf(most.batchSize - 1));
  expect(() => withLabeled(all, all, most)).not.toThrow();
  expect(() => withLabeled(all, all, { ...all, batchSize: 32_768 })).toThrow(/at most 32767/);
});
