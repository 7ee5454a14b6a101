import { createRng, datasetFromFloats } from "@gan/spec";
import { testSampler } from "@gan/test-utils";
import fc from "fast-check";
import { expect, it } from "vitest";
import { createSampler } from "./sampler.ts";

/** Example i is the number i, its label i mod 256. */
function numbers(size: number) {
  const values = Float32Array.from({ length: size }, (_, i) => i);
  const labels = Uint8Array.from(values);
  return datasetFromFloats({ name: "numbers", exampleShape: [1], values, labels });
}

testSampler("of whole minibatches", () =>
  createSampler(numbers(40), { batchSize: 8, rng: createRng(1) }),
);
testSampler("of two steps, the last minibatch short", () =>
  createSampler(numbers(25), { batchSize: 10, stepsPerIteration: 2, rng: createRng(1) }),
);

const cases = fc
  .record({
    size: fc.integer({ min: 1, max: 50 }),
    steps: fc.integer({ min: 1, max: 4 }),
    seed: fc.nat(),
  })
  .chain((given) =>
    fc.integer({ min: 1, max: given.size }).map((batchSize) => ({ ...given, batchSize })),
  );

it("shows every example once in every epoch, in another order", () => {
  fc.assert(
    fc.property(cases, ({ size, steps, seed, batchSize }) => {
      const sampler = createSampler(numbers(size), {
        batchSize,
        stepsPerIteration: steps,
        rng: createRng(seed),
      });
      const seen: number[] = [];
      for (let iteration = 1; seen.length < 3 * size; iteration++) {
        for (let step = 1; step <= steps; step++) {
          const { values, labels, size: count } = sampler.batch(iteration, step);
          expect(values.length).toBe(count);
          expect([...labels!]).toEqual([...values]);
          seen.push(...values);
        }
      }
      for (let epoch = 0; epoch < 3; epoch++) {
        const order = seen.slice(epoch * size, (epoch + 1) * size);
        expect([...order].sort((a, b) => a - b)).toEqual([...numbers(size).labels!]);
      }
      if (size > 20) expect(seen.slice(0, size)).not.toEqual(seen.slice(size, 2 * size));
    }),
  );
});

it("gives the same minibatch at an address, whatever was read before", () => {
  fc.assert(
    fc.property(
      cases,
      fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 2, maxLength: 10 }),
      ({ size, steps, seed, batchSize }, iterations) => {
        const options = { batchSize, stepsPerIteration: steps, rng: createRng(seed) };
        const wandering = createSampler(numbers(size), options);
        for (const iteration of iterations) {
          const fresh = createSampler(numbers(size), options);
          const step = 1 + (iteration % steps);
          expect([...wandering.batch(iteration, step).values]).toEqual([
            ...fresh.batch(iteration, step).values,
          ]);
        }
      },
    ),
  );
});

it("counts epochs by minibatches: 7 examples in threes are three of them, the last one short", () => {
  const sampler = createSampler(numbers(7), {
    batchSize: 3,
    stepsPerIteration: 2,
    rng: createRng(1),
  });
  expect(sampler.iterationsPerEpoch).toBe(1.5);
  const sizes = [1, 2, 3].map((i) => [1, 2].map((step) => sampler.batch(i, step).size));
  expect(sizes).toEqual([
    [3, 3],
    [1, 3],
    [3, 1],
  ]);
  expect([1, 2, 3, 4].map((iteration) => sampler.epochOf(iteration))).toEqual([1, 1, 2, 3]);
});

it("draws other orders from another seed", () => {
  const first = (seed: number) =>
    createSampler(numbers(200), { rng: createRng(seed) })
      .batch(1, 1)
      .values.join();
  expect(first(1)).not.toBe(first(2));
});

it("refuses a minibatch larger than the data, a step beyond k and counts below 1", () => {
  const rng = createRng(0);
  expect(() => createSampler(numbers(9), { batchSize: 10, rng })).toThrow(
    "`batchSize` is 10, expected at most 9, the number of examples in `numbers`. Use a smaller",
  );
  expect(() => createSampler(numbers(9), { batchSize: 0, rng })).toThrow("at least 1");
  const sampler = createSampler(numbers(9), { batchSize: 3, rng });
  expect(() => sampler.batch(1, 2)).toThrow("`step` is 2, expected a whole number from 1 to 1");
  expect(() => sampler.batch(0, 1)).toThrow("at least 1");
});
