import type { Batch, Sampler } from "@gan/spec";
import { beforeEach, describe, expect, it } from "vitest";

/**
 * The contract every sampler must keep; call it once for each from the package's tests.
 *
 * @param create - Makes the same sampler anew, its streams of the same seed.
 */
export function testSampler(name: string, create: () => Sampler): void {
  describe(`sampler ${name}`, () => {
    let sampler: Sampler;
    beforeEach(() => {
      sampler = create();
    });

    it("says how large examples, minibatches and epochs are", () => {
      const { exampleSize, batchSize, samples = batchSize } = sampler;
      for (const size of [exampleSize, batchSize, samples]) {
        expect(size).toSatisfy(Number.isSafeInteger);
        expect(size).toBeGreaterThanOrEqual(1);
      }
      expect(sampler.iterationsPerEpoch).toBeGreaterThan(0);
    });

    it("gives m examples, or what is left of an epoch, row after row", () => {
      for (const { size, values, labels } of beginning(sampler)) {
        expect(size).toBeGreaterThanOrEqual(1);
        expect(size).toBeLessThanOrEqual(sampler.batchSize);
        expect(values.length).toBe(size * sampler.exampleSize);
        expect(values.every(Number.isFinite)).toBe(true);
        if (labels) expect(labels.length).toBe(size);
      }
    });

    it("gives a minibatch by its address, whatever was drawn before", () => {
      const inOrder = beginning(sampler);
      expect(new Set(inOrder.map(({ values }) => values.join())).size).toBeGreaterThan(1);
      const backwards = addresses(sampler)
        .reverse()
        .map((iteration) => copyOf(sampler.batch(iteration, 1)));
      expect(backwards.reverse()).toEqual(inOrder);
      expect(beginning(create())).toEqual(inOrder);
    });

    it("counts epochs from 1, each after the last", () => {
      const epochs = addresses(sampler).map((iteration) => sampler.epochOf(iteration));
      expect(epochs[0]).toBe(1);
      for (const [i, epoch] of epochs.entries()) {
        const begun = Math.floor(i / sampler.iterationsPerEpoch + 1e-9);
        expect(epoch, `of iteration ${i + 1}`).toBe(1 + begun);
      }
    });

    it.each([0, -1, 0.5, Number.NaN])("refuses %d as iteration and as step", (number) => {
      const refusal = expect.objectContaining({ code: "GAN_INVALID_OPTION" });
      expect(() => sampler.batch(number, 1)).toThrow(refusal);
      expect(() => sampler.batch(1, number)).toThrow(refusal);
    });
  });
}

/** The iterations of two epochs and the next, at most twenty. */
function addresses({ iterationsPerEpoch }: Sampler): number[] {
  const count = Math.min(20, Math.ceil(2 * iterationsPerEpoch) + 1);
  return Array.from({ length: count }, (_, i) => i + 1);
}

function beginning(sampler: Sampler): Batch[] {
  return addresses(sampler).map((iteration) => copyOf(sampler.batch(iteration, 1)));
}

/** What a minibatch holds is valid until the next one. */
function copyOf({ size, values, labels }: Batch): Batch {
  return { size, values: values.slice(), ...(labels && { labels: labels.slice() }) };
}
